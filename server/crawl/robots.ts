import robotsParser from 'robots-parser'

// Its types tell of a default export beside the module; what comes in is the function itself.
const parse = robotsParser as unknown as (typeof robotsParser)['default']

/** What a site asks of whoever reads it (RFC 9309), by the text of its robots.txt. */
export const robotsOf = (site: string, text: string): ReturnType<typeof parse> => parse(`${site}/robots.txt`, text)
