import { printFileSchema } from '../config/apply/print-schema.ts';

/** `sallyport schema`: stdout holds the schema and nothing else. */
export async function printSchema(): Promise<number> {
  process.stdout.write(printFileSchema());
  return 0;
}
