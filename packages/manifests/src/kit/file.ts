/** A file that comes out of a plan. */
export interface GeneratedFile {
  /** Path inside the ZIP, below the folder of the plan. */
  readonly path: string;
  readonly mediaType: 'application/yaml' | 'application/json' | 'text/x-shellscript' | 'text/x-hcl' | 'text/markdown' | 'text/plain';
  readonly content: string;
  /** One line, in the language of the guides: what it is for. */
  readonly purpose: string;
}
