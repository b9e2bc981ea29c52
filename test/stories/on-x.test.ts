import { describe } from 'vitest'
import { xAtADesk } from '../x-desk.ts'

describe('an account on X, by the names of 2026', () => xAtADesk('post'))
describe('an account on X, by the names before', () => xAtADesk('tweet'))
