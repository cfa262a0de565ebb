# Writes to $OFFERS what completion adds, and says <offered> when it has ended.
compadd() {
  # With these it only filters.
  if (( ${argv[(I)-[OAD]]} )); then
    builtin compadd "$@"
    return
  fi
  local -a words shown
  local at=${argv[(I)-d]} index
  (( at )) && shown=("${(@P)argv[at+1]}")
  builtin compadd -A words -D shown "$@"
  for (( index = 1; index <= $#words; index++ )); do
    print -r -- "$words[index]|$shown[index]" >> $OFFERS
  done
  builtin compadd "$@"
}
offered() {
  print = >> $OFFERS
  print '<offered>'
  # zsh forgets it each time.
  comppostfuncs=(offered)
}
comppostfuncs=(offered)
