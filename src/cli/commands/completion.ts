/** `authing-annotate completion …`: a script that completes the command line in a shell. */
import type { Command, CommandGroup, Commands } from '../command.ts'
import { catalogueOption, languageOption } from '../options.ts'

/** Each shell's own place for such a script, and the line that does without one. */
const installed: Readonly<Record<string, Command['examples']>> = {
  bash: [
    ['eval "$(authing-annotate completion bash)"', 'in ~/.bashrc'],
    [
      'authing-annotate completion bash > ~/.local/share/bash-completion/completions/authing-annotate',
      'with the package bash-completion',
    ],
  ],
  zsh: [
    ['authing-annotate completion zsh > ~/.zsh/completions/_authing-annotate', 'a folder of fpath'],
    ['source <(authing-annotate completion zsh)', 'in ~/.zshrc, behind compinit'],
  ],
  fish: [['authing-annotate completion fish > ~/.config/fish/completions/authing-annotate.fish', '']],
}

/** `all` is the table that this becomes part of, so it is asked for when a script is printed. */
export const completionCommands = (all: () => Commands): CommandGroup => ({
  name: 'completion',
  describe: 'Print a script that completes commands, options and codes in bash, zsh or fish',
  commands: Object.entries(installed).map(([shell, examples = []]) => ({
    command: shell,
    describe: `The script for ${shell}; print it again after an upgrade, it holds the catalogue`,
    options: { lang: languageOption, catalogue: catalogueOption },
    examples,
    run: async (args, world) =>
      (await import('../run/completion.ts')).runCompletion(shell, all(), args, world),
  })),
})
