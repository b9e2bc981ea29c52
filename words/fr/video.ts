/** The card that stands for a video: nothing of it is asked for before its reader says so. */
export const video = {
  play: 'Lire ici',
  close: 'Refermer',
  open: (host: string) => `Ouvrir sur ${host}`,
  /** To whom the frame belongs, for those who cannot see it. */
  frame: (host: string, link: string) => `Vidéo sur ${host} : ${link}`,
}
