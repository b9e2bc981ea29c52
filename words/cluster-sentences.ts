/** One sentence for each reason that keeps the embedded PostgreSQL from running. */
export type ClusterSentences = Record<
  | 'data-in-use'
  | 'data-of-another-version'
  | 'data-damaged'
  | 'password-lost'
  | 'disk-full'
  | 'not-reachable'
  | 'no-system-user'
  | 'no-binaries'
  | 'would-not-start',
  string
>
