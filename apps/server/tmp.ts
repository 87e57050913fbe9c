import { unpackRanges } from './src/storage/reserve.js';
import { mergeSpans } from '@dualstack/schema';
import { sizePlan } from '/work/main/packages/schema/src/size/public.js';
const hex = (n:number,w:number)=>n.toString(16).padStart(w,'0');
const shuffle = (a:string[])=>{ for(let i=a.length-1;i>0;i--){const j=Math.floor(Math.random()*(i+1)); [a[i],a[j]]=[a[j]!,a[i]!];} return a.join(''); };
const a = shuffle(Array.from({length:10000},(_,i)=>`02180004${hex(10,2)}${hex(i,4)}00`));
const b = shuffle(Array.from({length:10000},(_,i)=>`03400010fd123456${hex(i+1,4)}`.padEnd(40,'0')));
const c = shuffle(Array.from({length:10000},(_,i)=>`03300010fd20${hex(i+1,4)}`.padEnd(40,'0')));
for (let k=0;k<6;k++){ let t=performance.now(); const g=[unpackRanges(a,'ipv4'),unpackRanges(b,'ipv6'),unpackRanges(c,'ipv6')]; const t1=performance.now()-t; t=performance.now();
 const o=[...mergeSpans(g[0]!,'ipv4'),...mergeSpans([...g[1]!,...g[2]!],'ipv6')].map(s=>({...s,isInside:false})); const t2=performance.now()-t;
 for (const provider of ['kubeadm','kkp'] as const){ t=performance.now(); sizePlan({provider, ipFamily:'IPv4+IPv6', nodes:50+k, podsPerNode:110, services:1000, room:{pools:[],taken:o,repeats:true}}); console.log(t1.toFixed(0),t2.toFixed(0),provider,(performance.now()-t).toFixed(0)); } }
