import { type channels as fr } from '../fr/channels.ts'

const trouble: typeof fr.trouble = {
  'address-not-understood': (since) =>
    `Since ${since}, this address can no longer be read. Withdraw it and plant the right one.`,
  'address-inside': (since) =>
    `Since ${since}, this address leads inside your own network, where we do not listen. Nothing was asked there.`,
  'name-not-found': (since) =>
    `Since ${since}, this site name no longer exists. If it returns, what was said meanwhile will be read.`,
  refused: (since) =>
    `The server has refused the connection since ${since}. What was said since will be read once it accepts.`,
  'timed-out': (since) =>
    `The server has not answered since ${since}. What was said since will be read as soon as it returns.`,
  'too-large': (since) =>
    `Since ${since}, the answer is longer than we agree to read. The site could offer a shorter feed.`,
  'too-many-redirects': (since) =>
    `Since ${since}, this address sends us from page to page without end. Check that it is still the right one.`,
  'broken-off': (since) => `Since ${since}, the server hangs up before the end. We call back until all is heard.`,
  certificate: (since) =>
    `Since ${since}, the site’s certificate is not valid. We do not listen until it has been renewed.`,
  'not-found': (since) =>
    `Since ${since}, there is nothing at this address. The site may have moved: ask for the new address.`,
  forbidden: (since) => `Since ${since}, the site no longer lets this page be read. Ask whoever keeps it for access.`,
  'server-error': (since) =>
    `The server has been failing since ${since}. What was said since will be read as soon as it recovers.`,
  'not-a-feed': (since) =>
    `Since ${since}, this address answers with something other than a feed. Check that it is still the right one.`,
  'cut-short': (since) =>
    `Since ${since}, the feed arrives cut short. What can be read is kept; the rest will be read again.`,
  'too-many-requests': (since) =>
    `Since ${since}, the site asks us to wait. We go back at the hour it gives; nothing is lost.`,
  'wrong-credentials': (since) =>
    `Since ${since}, the name or password no longer opens. Reconnect the account; what was said since will be read.`,
  'not-allowed': (since) =>
    `Since ${since}, this account may no longer read here. Ask whoever keeps the place, then reconnect.`,
  'not-this-kind': (since) =>
    `Since ${since}, what answers at this address is no longer the place we knew. Check that it is still the right one.`,
  blocked: (since) =>
    `Since ${since}, the platform has blocked this account for a while. Open its notifications there to learn why, and wait; what was said since will be read.`,
  unpublished: (since) =>
    `Since ${since}, this place is no longer published: nobody sees it. Publish it again in its settings; what was said there stays.`,
  spent: (since) =>
    `Since ${since}, all that this platform gives, or all that you are ready to pay, is spent. We go back as soon as it begins anew.`,
  'app-missing': (since) =>
    `Since ${since}, the keys of the app are missing or open nothing any more. Copy them again from the platform.`,
  'alert-gone': (since) =>
    `Since ${since}, Google holds this alert no more. Find it or make it anew at google.com/alerts, and plant the address of its new feed.`,
  'alert-guarded': (since) =>
    `Since ${since}, Google answers with a page that checks who asks instead of the alert. We try again; if it lasts, open the feed’s address in a browser to see what it wants.`,
  'app-not-open': (since) =>
    `Since ${since}, the platform no longer opens to your app what it asks for. Check there that the API is enabled and the plan running; what was said since will be read then.`,
  'needs-reconnection': (since) =>
    `Since ${since}, the account no longer opens. Connect it again; what was said since will be read.`,
}

const partly: typeof fr.partly = {
  'search-not-so-written': (since) =>
    `Since ${since}, one of the searches to follow is not understood there: write it anew. The others, and what is said to you, are heard.`,
  'search-not-allowed': (since) =>
    `Since ${since}, the platform does not let this app search what is said: only posts that name you are heard. The plan chosen there decides that.`,
  'link-not-known': (since) =>
    `Since ${since}, Google leads to some results in a way that is not known here: these are put aside as they are, and will be read again once we can. The others are heard.`,
  'not-searchable': (since) =>
    `Since ${since}, this server does not look into what is said: the searches to follow find nothing there. Follow hashtags instead.`,
  blocked: (since) =>
    `Since ${since}, the platform has blocked part of what this account does. Open its notifications there to learn why, and wait; the rest is heard.`,
  unpublished: (since) =>
    `Since ${since}, this place is no longer published: it is still heard from here, but nobody sees it, nor what you answer there. Publish it again in its settings.`,
  'too-many-requests': (since) =>
    `Since ${since}, nearly all that the platform lets us ask for is used: only the newest is looked at. The rest will be read, nothing is lost.`,
  'not-allowed': (since) =>
    `Since ${since}, the server does not let us read all that this account follows. Reconnect it to ask for that right again.`,
}

const nothingThere: typeof fr.nothingThere = {
  'alert-gone': 'Google holds no alert at this address. Copy it again from google.com/alerts.',
  'alert-guarded':
    'Google answers with a page that checks who asks instead of the alert. Try again in a moment, or open this address in a browser.',
  'address-not-understood': 'This address cannot be read. It usually looks like blog.example.org.',
  'address-inside': 'This address leads inside your own network. We only listen to what is public.',
  'name-not-found': 'No site has this name. Check the spelling.',
  refused: 'The server refuses the connection. Try later, or try another address of the site.',
  'timed-out': 'The server did not answer in time. Try again in a moment.',
  'too-large': 'The page is too heavy to read. Paste the address of its feed instead.',
  'too-many-redirects': 'This address sends us from page to page without end.',
  'broken-off': 'The server hung up before the end. Try again in a moment.',
  certificate: 'The site’s certificate is not valid: there is no knowing whether it is the site that answers.',
  'not-found': 'There is nothing at this address. Copy it again from the browser.',
  forbidden: 'The site does not let this page be read.',
  'server-error': 'The server is failing. Try later.',
  'not-a-feed': 'What answers there is neither a site nor a feed.',
  'cut-short': 'The answer arrives cut short. Try again in a moment.',
  'too-many-requests': 'The site asks for a pause before asking again. Try again in a moment.',
  'no-feed': 'This page announces no feed. Try the site’s home page, or the address of a post with comments.',
}

const notConnected: typeof fr.notConnected = {
  ...nothingThere,
  'wrong-credentials': 'This name or password does not open. Copy them again, without a space around.',
  'not-allowed': 'This account exists, but it may not read and answer here. Choose one that may.',
  'not-this-kind': 'What answers at this address is something else than expected. Check the address.',
  'app-missing': 'The keys of the app are missing, or open nothing. Copy them again from the platform.',
  'app-not-open':
    'The platform knows your app, and does not open to it what it asks for. Check there that the API is enabled and the plan running, then try again.',
  'no-channel': 'This account has no channel. Sign in again, with the one that has.',
  'nothing-linked':
    'No professional account is linked to your Pages. Make it professional and link it to a Page (in the Page’s settings, Linked accounts), then sign in again.',
  blocked:
    'The platform has blocked this account for a while. Open its notifications there to learn why, wait, then sign in again.',
  spent: 'All that this platform gives is spent for now. Try again once it begins anew.',
  'not-so-written': 'It cannot be written like this. Read again what the field asks for.',
  'no-public-address':
    'This installation is known to nobody but itself: the place could not reach it. Give it a public address (PUBLIC_URL), then try again.',
  'not-found': 'There is nothing at this address. Copy it again.',
  forbidden: 'The server lets nobody in. Check that no firewall or security plugin prevents it.',
}

export const channels: typeof fr = {
  trouble,
  troubleUnknown: (since) => `Nothing has been heard here since ${since}. We try again from time to time.`,
  partly,
  partlyUnknown: (since) => `Since ${since}, part of what is said here cannot be heard. The rest can.`,
  nothingThere,
  notConnected,
  nothingThereUnknown: 'Nothing can be heard at this address. Try the site’s home page, or a post with comments.',
  notConnectedUnknown: 'The account does not open. Check what is written, and try again.',
  closed: {
    gone: 'The site let it be known that this address no longer exists. What was said there stays.',
    withdrawn: 'Withdrawn. What was said there stays.',
  },
  closedUnknown: 'Closed. What was said there stays.',
  pieces: 'the posts',
  comments: 'the comments',
}
