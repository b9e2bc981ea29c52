/** The card that stands for a video: nothing of it is asked for before its reader says so. */
export const video = {
  play: 'Play here',
  close: 'Close',
  open: (host: string) => `Open on ${host}`,
  /** To whom the frame belongs, for those who cannot see it. */
  frame: (host: string, link: string) => `Video on ${host}: ${link}`,
}
