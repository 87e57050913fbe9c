/** A repository as an image reference begins: a host with a port where it has one, and parts in lower case (distribution/reference). */
const REPOSITORY = /^(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
/** A host alone is a repository as well: the name of the image follows it. */
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/;

/** Whether images can be had from there: a text in front of their names, without the slash between. */
export const isRepository = (text: string): boolean => REPOSITORY.test(text) || HOST.test(text);

/** The repository that a text means which is none: without the scheme of a URL and slashes behind it; undefined where that is none either. */
export function repositoryMeant(text: string): string | undefined {
  const bare = text.trim().replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  return isRepository(bare) ? bare : undefined;
}
