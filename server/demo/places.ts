import { type DemoPlace } from './script.ts'

/** Where the brand is spoken to. `blog-maud` is somebody else's house: the brand is a guest there. */
export const places: DemoPlace[] = [
  {
    key: 'blog',
    kind: 'blog',
    name: 'Le blog des Vergers',
    address: 'https://vergers-imaginaires.example/blog',
    audience: 'public',
  },
  {
    key: 'blog-maud',
    kind: 'blog',
    name: 'Les bocaux de Maud',
    address: 'https://les-bocaux-de-maud.example',
    audience: 'public',
  },
  {
    key: 'page',
    kind: 'page',
    name: 'La page des pots',
    address: 'https://vergers-imaginaires.example/parlez-nous',
    audience: 'public',
  },
  {
    key: 'mastodon',
    kind: 'mastodon',
    name: 'Les Vergers sur Mastodon',
    address: 'https://social.vergers-imaginaires.example/@vergers',
    audience: 'public',
  },
  {
    key: 'bluesky',
    kind: 'bluesky',
    name: 'Les Vergers sur Bluesky',
    address: 'https://ciel.vergers-imaginaires.example/@vergers',
    audience: 'public',
  },
  {
    key: 'youtube',
    kind: 'youtube',
    name: 'La chaîne des Vergers',
    address: 'https://video.vergers-imaginaires.example/@vergers',
    audience: 'public',
  },
  {
    key: 'instagram',
    kind: 'instagram',
    name: 'Les Vergers sur Instagram',
    address: 'https://photos.vergers-imaginaires.example/vergers',
    audience: 'public',
  },
  {
    key: 'mail',
    kind: 'mail',
    name: 'Le courrier des Vergers',
    address: 'bonjour@vergers-imaginaires.example',
    audience: 'direct',
  },
]
