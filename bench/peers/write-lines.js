/** A split2 pipeline that writes each line through: where one begins who wants to look at every line. */
import split2 from 'split2'

process.stdin.pipe(split2((line) => `${line}\n`)).pipe(process.stdout)
