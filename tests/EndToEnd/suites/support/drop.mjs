// The drop folder, whichever storage the app runs on: a folder of files, or the container `drop`.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BlobServiceClient } from '@azure/storage-blob'
import { cloud, eventually, md5, sdk } from './app.mjs'

const { DAM_DROP: folder, DAM_DROP_CONNECTION: connection } = process.env

/** A folder on disk. */
const onDisk = {
  put(path, bytes) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  },
  has: (path) => existsSync(join(folder, path)),
  failed() {
    const failedFolder = join(dirname(dirname(folder)), 'drop-failed')
    return existsSync(failedFolder) ? readdirSync(failedFolder, { recursive: true }) : []
  },
  note: (name) => readFileSync(join(dirname(dirname(folder)), 'drop-failed', name), 'utf8'),
}

/** Containers of a storage account, through the vendor's own client. */
function inContainers() {
  const service = BlobServiceClient.fromConnectionString(connection)
  const [drop, dropFailed] = [service.getContainerClient('drop'), service.getContainerClient('drop-failed')]
  const blob = (path) => drop.getBlockBlobClient(`${cloud}/${path}`)
  return {
    async put(path, bytes) {
      await drop.createIfNotExists()
      await blob(path).uploadData(bytes)
    },
    has: (path) => blob(path).exists(),
    async failed() {
      const names = []
      if (await dropFailed.exists()) for await (const { name } of dropFailed.listBlobsFlat()) names.push(name)
      return names
    },
    note: async (name) => (await dropFailed.getBlobClient(name).downloadToBuffer()).toString('utf8'),
  }
}

const store = connection ? inContainers() : onDisk

/** Puts a file into the drop folder of this cloud. */
export const drop = (path, bytes) => store.put(path, bytes)

export const has = (path) => store.has(path)

export const gone = (path) => eventually(async () => !(await has(path)), { what: `${path} leaving the drop folder` })

/** The text of `<name>.error.json` under drop-failed, once both files are there. */
export const failure = (name) => eventually(async () => {
  const files = await store.failed()
  const note = files.find((file) => file.endsWith('.error.json') && file.includes(name))
  return note && files.some((file) => file.endsWith(name)) && store.note(note)
}, { what: `${name} in drop-failed` })

export const listed = async (query) => (await sdk.api.resources({ max_results: 500, ...query })).resources

/** The asset with that content, wherever its name came from. */
export const assetOf = (bytes) => eventually(
  async () => {
    for (const resource_type of ['image', 'raw']) {
      for (const { public_id, type, bytes: length } of await listed({ resource_type, type: 'upload' })) {
        if (length !== bytes.length) continue
        const asset = await sdk.api.resource(public_id, { resource_type, type })
        if (asset.etag === md5(bytes)) return asset
      }
    }
  },
  { what: 'the dropped file becoming an asset' })
