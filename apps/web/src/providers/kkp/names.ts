/** Two lists of words for names of clusters; any pair is a name that KKP takes. */
const FIRST = ['amber', 'brave', 'calm', 'clever', 'dapper', 'eager', 'fresh', 'gentle', 'humble', 'jolly', 'keen', 'lively', 'lucid', 'mellow', 'nimble', 'patient', 'quiet', 'rapid', 'steady', 'vivid'];
const SECOND = ['anchor', 'beacon', 'bridge', 'canyon', 'comet', 'delta', 'ember', 'forest', 'garden', 'harbor', 'island', 'lagoon', 'meadow', 'orbit', 'prairie', 'quarry', 'ridge', 'summit', 'tundra', 'valley'];

const pick = (words: readonly string[]) => words[Math.floor(Math.random() * words.length)] ?? '';

/** A name to begin with, such as `nimble-harbor`. */
export function generateName(): string {
  return `${pick(FIRST)}-${pick(SECOND)}`;
}
