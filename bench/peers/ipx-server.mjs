// ipx as its documentation sets it up: files from a folder, pictures over HTTP. Arguments: folder, port.
import { createServer } from 'node:http'
import { createIPX, createIPXNodeServer, ipxFSStorage } from 'ipx'

const [folder, port] = process.argv.slice(2)
createServer(createIPXNodeServer(createIPX({ storage: ipxFSStorage({ dir: folder }) })))
  .listen(Number(port), '127.0.0.1', () => console.log('listening'))
