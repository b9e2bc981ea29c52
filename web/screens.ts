import { type Component } from 'svelte'
import { type DeskWords } from '#words'

export interface Screen {
  /** Its word in the rail is `words.shell.rail[name]`. */
  name: keyof DeskWords['shell']['rail'] | (string & {})
  /** The first is where the rail leads; the others are states of the same screen. */
  at: string[]
  load: () => Promise<{ default: Component<{ params: Record<string, string> }> }>
  /** Stands in the rail. */
  rail?: boolean
  /** Stands below the rail, apart from the screens of the work. */
  foot?: boolean
  /** Stands in no rail: the palette leads there. */
  named?: boolean
  /** On a telephone, what its address names takes the whole screen: « Retour » leads out, the rail steps aside. */
  deep?: boolean
  /** May be seen by someone who is not signed in: shown without the rail. */
  open?: boolean
  /** Shown without the rail, to someone signed in. */
  alone?: boolean
}

/** A screen whose address names nothing takes no params; given some, it leaves them. */
const bare = (load: () => Promise<{ default: Component }>): Screen['load'] => load as unknown as Screen['load']

/** The screens there are, in the order of the rail. Seven entries there at most. */
export const screens: Screen[] = [
  { name: 'morning', at: ['/morning'], load: bare(() => import('./morning/Morning.svelte')), rail: true },
  {
    name: 'conversations',
    at: ['/conversations', '/conversations/:workspace/:conversation'],
    load: () => import('./conversations/Conversations.svelte'),
    rail: true,
    deep: true,
  },
  { name: 'why', at: ['/why'], load: bare(() => import('./why/Why.svelte')), rail: true },
  { name: 'services', at: ['/services'], load: bare(() => import('./services/Services.svelte')), rail: true },
  { name: 'loops', at: ['/loops'], load: bare(() => import('./loops/Loops.svelte')), rail: true },
  { name: 'loops', at: ['/loops/:workspace/:decision'], load: () => import('./loops/Decision.svelte') },
  {
    name: 'face-to-face',
    at: ['/face-to-face'],
    load: bare(() => import('./face-to-face/Claims.svelte')),
    named: true,
  },
  {
    name: 'face-to-face',
    at: ['/face-to-face/:workspace/:claim'],
    load: () => import('./face-to-face/FaceToFace.svelte'),
  },
  {
    name: 'given-words',
    at: ['/given-words'],
    load: bare(() => import('./given-words/GivenWords.svelte')),
    named: true,
  },
  { name: 'sparks', at: ['/sparks'], load: bare(() => import('./sparks/Sparks.svelte')), rail: true },
  { name: 'sparks', at: ['/sparks/calendar'], load: bare(() => import('./calendar/Calendar.svelte')) },
  { name: 'sparks', at: ['/sparks/calendar/days'], load: bare(() => import('./calendar/DaysAndHours.svelte')) },
  { name: 'sparks', at: ['/sparks/sites'], load: bare(() => import('./sparks/Sites.svelte')) },
  { name: 'sparks', at: ['/sparks/:workspace/:spark'], load: () => import('./sparks/Spark.svelte') },
  {
    name: 'contact-points',
    at: ['/contact-points'],
    load: bare(() => import('./contact-points/ContactPoints.svelte')),
    rail: true,
  },
  {
    name: 'contact-points',
    at: ['/contact-points/:workspace/:place'],
    load: () => import('./contact-points/Health.svelte'),
  },
  {
    name: 'contact-points',
    at: ['/contact-points/:workspace/:place/notes'],
    load: () => import('./captured/Captured.svelte'),
  },
  {
    name: 'contact-points',
    at: ['/contact-points/:workspace/:place/doors'],
    load: () => import('./doors/Doors.svelte'),
  },
  {
    name: 'contact-points',
    at: ['/contact-points/:workspace/:place/grown'],
    load: () => import('./doors/Grown.svelte'),
  },
  {
    name: 'alerts',
    at: ['/alerts', '/alerts/:workspace/:alert'],
    load: () => import('./alerts/Alerts.svelte'),
  },
  { name: 'handovers', at: ['/handovers'], load: bare(() => import('./handover/Handovers.svelte')) },
  { name: 'settings', at: ['/settings'], load: bare(() => import('./settings/Settings.svelte')), foot: true },
  {
    name: 'first-visit',
    at: ['/first-visit'],
    load: bare(() => import('./first-visit/FirstVisit.svelte')),
    open: true,
  },
  { name: 'joined', at: ['/joined'], load: bare(() => import('./contact-points/Joined.svelte')) },
  { name: 'begin', at: ['/begin'], load: bare(() => import('./first-visit/Begin.svelte')), alone: true },
  {
    name: 'invitation',
    at: ['/invitation/:token'],
    load: () => import('./first-visit/Invitation.svelte'),
    open: true,
  },
]
