declare module 'autocannon' {
  interface Request {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Changes a request before it is sent. */
    readonly setupRequest?: (request: Request) => Request;
  }
  interface Result {
    readonly requests: { readonly total: number };
    /** Seconds. */
    readonly duration: number;
    readonly non2xx: number;
    readonly errors: number;
  }
  /** Loads a server: only what the bench uses of it. */
  export default function autocannon(options: { readonly url: string; readonly requests: readonly Request[]; readonly connections: number; readonly duration: number; readonly reconnectRate?: number }): Promise<Result>;
}
