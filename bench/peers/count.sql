SELECT regexp_extract(line, '(?:apiCode|errCode|code)[\\": =]{1,6}([0-9]{4,7})', 1) AS code, count(*) AS n
FROM read_csv('LOG', header = false, columns = {'line': 'VARCHAR'}, delim = chr(1), quote = '', escape = '', auto_detect = false)
WHERE line LIKE '%ode%'
GROUP BY code
ORDER BY n DESC
