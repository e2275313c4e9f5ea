// One part of ./dam bench, by name, on an instance of its own: side by side, in one run, on one machine.
import { Instance } from '../support/instance.mjs'
import { measureAnalysis } from './analysis.mjs'
import { measureCrowd } from './crowd.mjs'
import { compareDerivation } from './derive.mjs'
import { compareHits } from './hits.mjs'
import { measurePhotos } from './photos.mjs'
import { measureSearch } from './search.mjs'
import { measureSimilarity } from './similarity.mjs'

const parts = { derive: compareDerivation, hits: compareHits, photos: measurePhotos, crowd: measureCrowd, search: measureSearch, similarity: measureSimilarity, analysis: measureAnalysis }
const instance = await Instance.create()
await instance.up()
try {
  await parts[process.argv[2]](instance)
} finally {
  await instance.down()
  instance.remove()
}
