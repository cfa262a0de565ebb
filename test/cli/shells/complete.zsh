# Prints what zsh offers for each line, as `word|as it is shown`, with a line `=` behind each line's offers:
# complete.zsh SCRIPT LINE…
zmodload zsh/zpty
offers=$(mktemp)
zpty shell "OFFERS=${(q)offers} TERM=dumb zsh -f -i"
# The terminal echoes what is typed; only zsh itself says <ready>.
zpty -w shell "PROMPT=; bindkey -e; autoload -Uz compinit; compinit -u -D; source ${(q)1}; source ${(q)0:A:h}/offers.zsh; print '<''ready>'" > /dev/null
zpty -r shell seen '*<ready>*'
shift
for line in "$@"; do
  # Control and U clear the line before.
  zpty -w -n shell $'\C-U'"$line"$'\t'
  zpty -r shell seen '*<offered>*'
done
zpty -d shell
cat $offers
rm $offers
