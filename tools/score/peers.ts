import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'

export type PeerStance = 'dislike' | 'like' | 'neutral'

/** An npm package for sentiment, asked as its own documentation shows. */
export interface Peer {
  name: string
  languages: string[]
  stance: (text: string, language: 'fr' | 'en') => PeerStance | Promise<PeerStance>
}

const home = join(import.meta.dirname, 'peers')
const bySign = (value: number): PeerStance => (value < 0 ? 'dislike' : value > 0 ? 'like' : 'neutral')

/** Installs the peers in their own folder, outside the product's dependencies, and readies them. */
export async function readyPeers(): Promise<Peer[]> {
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  const load = createRequire(join(home, 'package.json'))
  return [nodeNlp(load), natural(load), sentiment(load), vader(load), mlSentiment(load)]
}

function nodeNlp(load: NodeJS.Require): Peer {
  const { SentimentManager } = load('node-nlp')
  const manager = new SentimentManager()
  return {
    name: 'node-nlp',
    languages: ['fr', 'en'],
    stance: async (text, language) => bySign((await manager.process(language, text)).score),
  }
}

function natural(load: NodeJS.Require): Peer {
  const { SentimentAnalyzer, PorterStemmer, PorterStemmerFr, WordTokenizer, AggressiveTokenizerFr } = load('natural')
  const by = {
    en: { analyzer: new SentimentAnalyzer('English', PorterStemmer, 'afinn'), tokenizer: new WordTokenizer() },
    fr: {
      analyzer: new SentimentAnalyzer('French', PorterStemmerFr, 'pattern'),
      tokenizer: new AggressiveTokenizerFr(),
    },
  }
  return {
    name: 'natural',
    languages: ['fr', 'en'],
    stance: (text, language) => {
      const words = by[language].tokenizer.tokenize(text)
      return bySign(words.length ? by[language].analyzer.getSentiment(words) : 0)
    },
  }
}

function sentiment(load: NodeJS.Require): Peer {
  const Sentiment = load('sentiment')
  const analyzer = new Sentiment()
  return { name: 'sentiment', languages: ['en'], stance: (text) => bySign(analyzer.analyze(text).score) }
}

function vader(load: NodeJS.Require): Peer {
  const { SentimentIntensityAnalyzer } = load('vader-sentiment')
  return {
    name: 'vader-sentiment',
    languages: ['en'],
    stance: (text) => {
      // The bounds its authors give.
      const { compound } = SentimentIntensityAnalyzer.polarity_scores(text)
      return compound >= 0.05 ? 'like' : compound <= -0.05 ? 'dislike' : 'neutral'
    },
  }
}

function mlSentiment(load: NodeJS.Require): Peer {
  const analyzer = load('ml-sentiment')({ lang: 'en' })
  return { name: 'ml-sentiment', languages: ['en'], stance: (text) => bySign(analyzer.classify(text)) }
}
