/** What went wrong, in words already: the command says them and ends. */
export class Said extends Error {}
