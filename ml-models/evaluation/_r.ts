import sharp from 'sharp';
import { PLAIN_SKIN, renderSkin } from '../renderer/render-skin.js';
const v:any[]=[{}, {gloss:1},{poreDepth:1},{lineDepth:1},{blemishes:1},{spots:1},{flush:1},{roughness:1},{melanin:.015},{melanin:.12},{melanin:.25},{melanin:.43,light:1.4},{melanin:.02,blemishes:1,poreDepth:.8},{melanin:.3,spots:1,gloss:.8},{kelvin:3000,cast:[.15,-.2]},{blur:3}];
const t=performance.now();
const tiles=await Promise.all(v.map(async(o,i)=>{const r=renderSkin({...PLAIN_SKIN,seed:3+i,...o});return sharp(r.data,{raw:{width:512,height:512,channels:3}}).resize(390,390).png().toBuffer()}));
console.log((performance.now()-t)/v.length,'ms each');
await sharp({create:{width:1560,height:1560,channels:3,background:'#000'}}).composite(tiles.map((t,i)=>({input:t,left:(i%4)*390,top:Math.floor(i/4)*390}))).png().toFile('/tmp/lab/r.png');
