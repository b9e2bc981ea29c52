/** Words a negation passes through, and that name nothing by themselves. */
export const lightWords = new Set(
  (
    'tres vraiment si aussi du tout super franchement le la les l un une d de des que qu ca ce c ete etre plus trop tellement assez ' +
    'particulierement specialement forcement toujours encore non me m nous vous se s te t y en au aux et est sont fait ' +
    'very really so that all a an the to be been being as quite particularly especially exactly even ever much any of it was is ' +
    'are were i you we they he she my your his her our their this these those for in on at with and or if than then do does did ' +
    'just also what when have has had'
  ).split(' '),
)
