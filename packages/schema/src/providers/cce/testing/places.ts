/** Places and examples that the cases of CCE are written with. */
export const C = 'spec.cce.';
export const POOL = 'spec.nodePools.0.';
export const TUNNEL = 'cce-standard-tunnel-dual';
export const VPC = 'cce-standard-vpc-ipv4';
export const TURBO = 'cce-turbo-dual';
export const OTC = 'otc-turbo-dual';
/** An id as the clouds give them. */
export const SOME_ID = '8d6bd485-d8ac-4693-815d-9d54d79b0666';
