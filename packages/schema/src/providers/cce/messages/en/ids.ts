/** What is said of ids of what the cloud has already. */
export const ids = {
  'cce/node-flavor-syntax': {
    title: 'A flavor is written as the cloud names it',
    why: 'The name goes to the compute service as it stands, which compares it with its own list, letter by letter.',
    says: ({ flavor, example }: { flavor: string; example: string }) => `${JSON.stringify(flavor)} is no name of a flavor: lower-case letters and digits in parts with dots between them, such as ${example}.`,
  },
  'cce/id-syntax': {
    title: 'An id is one that the cloud gave',
    why: 'Load balancers, security groups and the like are found by a UUID alone. With a name in that place the request ends with "not found".',
    says: {
      uuid: ({ id }: { id: string }) => `${JSON.stringify(id)} is no id of the cloud: 32 hexadecimal digits in five groups, such as 8d6bd485-d8ac-4693-815d-9d54d79b0666. The console shows it on the page of the resource.`,
      project: ({ id }: { id: string }) => `${JSON.stringify(id)} is no id of an enterprise project: 0 for the default one, or 32 hexadecimal digits in five groups.`,
    },
  },
};
