/** The comments below the videos of one's own channel on YouTube. */
export { youtube, youtubeAt } from './youtube.ts'
