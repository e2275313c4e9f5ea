// Imported by each suite that says nothing about a store: it runs on the embedded one alone. See "Where a suite runs" in ../../README.md.
if (process.env.DAM_DROP_CONNECTION) throw new Error('This suite says nothing about a store: it runs on the embedded one')
