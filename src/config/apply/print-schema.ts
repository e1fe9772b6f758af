import { fileSchema } from './file-schema.ts';

/** Ours alone: what messages say, and not what editors know. */
const own = new Set(['expects', 'isSecret', 'later']);

/** The JSON Schema (draft 7) of a configuration file, for editors and for whoever checks files without us. */
export function printFileSchema(): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:sallyport:configuration-file:1',
    title: 'Sallyport configuration file',
    description:
      'What administrators choose, as sallyport plan and apply read it. What is left out of an object stays as it is, or is as shipped when the object is new.',
    ...fileSchema,
  };
  return `${JSON.stringify(schema, (name, value) => (own.has(name) ? undefined : value), 2)}\n`;
}
