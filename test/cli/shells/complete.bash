# Prints what bash offers for a line: complete.bash SCRIPT WORD… , the last word being the one that Tab is pressed in.
source "$1"
# There is no line that is being edited, which it would set options of.
compopt() { :; }
shift
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_authing_annotate
printf '%s\n' "${COMPREPLY[@]}"
