/** Words that stand in every text, in French and in English: accents off, elisions opened. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'le la les l un une des du de d et est sont etait etaient a ai as ont avez avons avait je j tu il elle on nous vous ils elles me m te t se s ce cet cette ces c ca qui que qu quoi dont ou ne n pas plus y en au aux sans pour par sur dans chez mais donc car si comme mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs etre avoir ete meme aussi tout tous toute toutes quand lui eux cela tres trop bien peu fait faire peut sera serez ' +
    'the an and is are was were be been i you he she it we they him her us them my your his its our their this that these those of to in on at for from with by about but or so not no can could would should will have has had do does did what when where which who how there here just very too more most some any all only than then because as if'
  ).split(' '),
)
