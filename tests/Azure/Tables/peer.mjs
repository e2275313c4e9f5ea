// The vendor's own client, run by PeerTests: node peer.mjs (copy|show|write) CONNECTION-STRING TABLE [TABLE]
import { TableClient } from "@azure/data-tables";

const [, , command, connectionString, ...names] = process.argv;
const [table, other] = names.map((name) => TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true }));

const text = (value) => (value instanceof Date ? value.toISOString() : value instanceof Uint8Array ? [...value] : value);

const commands = {
  // Every entity into another table, with its types as the service states them.
  async copy() {
    await other.createTable();
    for await (const { etag, timestamp, ...entity } of table.listEntities({ disableTypeConversion: true })) {
      await other.upsertEntity(entity, "Replace");
    }
  },
  // What a program in this language sees, a line for each entity.
  async show() {
    for await (const { etag, timestamp, WriteId, ...entity } of table.listEntities()) {
      const values = Object.entries(entity).sort(([a], [b]) => (a < b ? -1 : 1));
      console.log(values.map(([name, value]) => `${name}=${value.constructor.name}:${text(value)}`).join(" "));
    }
  },
  async write() {
    await table.createTable();
    await table.createEntity({
      partitionKey: "p",
      rowKey: "o'clock 100% 😀",
      text: "héllo 😀 'x' \u0000",
      empty: "",
      yes: true,
      int: { type: "Int32", value: -2147483648 },
      long: 9223372036854775807n,
      whole: { type: "Double", value: 3 },
      double: 0.1,
      time: { type: "DateTime", value: "2026-02-28T23:59:59.9999999Z" },
      bytes: Uint8Array.of(0, 255, 7),
    });
  },
};
await commands[command]();
