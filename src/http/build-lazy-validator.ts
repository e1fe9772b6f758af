import { AjvCompiler, type BuildCompilerFromPool } from '@fastify/ajv-compiler';

/**
 * Fastify's own validators, each compiled at the first request that needs it: compiling them all takes a quarter of a
 * start, and most routes wait for long until they are asked for.
 */
export const buildLazyValidator: BuildCompilerFromPool = (schemas, options) => {
  const compile = AjvCompiler()(schemas, options);
  return (route) => {
    let validate: ReturnType<typeof compile> | undefined;
    function lazy(data: unknown) {
      validate ??= compile(route);
      const isValid = validate(data);
      if (isValid === false) Object.assign(lazy, { errors: validate.errors });
      return isValid;
    }
    return lazy as ReturnType<typeof compile>; // Fastify calls it and reads its errors, no more
  };
};
