// usage: masks.ts out.png channelKey n cell dirs...
import sharp from 'sharp';import {readdirSync,readFileSync} from 'node:fs';import {join} from 'node:path';
import { SkinModel } from '/work/main/src/inference/skin-model.ts';
import { preparePhoto } from '/work/main/src/inference/photo.ts';
const [,,out,keys,n,cell,...dirs]=process.argv;const N=+n,C=+cell;
const m=await SkinModel.load('/work/main/ml-models');
const tiles:Buffer[]=[];
for(const d of dirs){let f=readdirSync(d).filter(x=>/\.(jpe?g|png|webp)$/i.test(x));const step=Math.max(1,Math.floor(f.length/N));f=f.filter((_,i)=>i%step==0).slice(0,N);
for(const x of f){const p=await preparePhoto(readFileSync(join(d,x)));const o=await m.run(p.jpeg);
tiles.push(await sharp(p.jpeg).resize(C,C,{fit:'contain',background:'#333'}).png().toBuffer());
for(const key of keys.split(',')){const k=m.manifest.heatmaps.indexOf(key);const {columns,rows,data}=o.heatmaps;
const g=Buffer.from(Float32Array.from({length:columns*rows},(_,i)=>255*data[k*columns*rows+i]!));
const a=await sharp(g,{raw:{width:columns,height:rows,channels:1}}).resize(columns*8,rows*8,{kernel:'cubic',fit:'fill'}).extract({left:0,top:0,width:o.width,height:o.height}).toColourspace('b-w').raw().toBuffer();
const img=await sharp(p.jpeg).resize(o.width,o.height,{fit:'fill'}).raw().toBuffer();
for(let i=0;i<a.length;i++){const t=a[i]!/255;const grey=(img[3*i]!+img[3*i+1]!+img[3*i+2]!)/3; if(key==='SKIN'){img[3*i]=img[3*i]!*t;img[3*i+1]=img[3*i+1]!*t+80*(1-t);img[3*i+2]=img[3*i+2]!*t+40*(1-t)}else{img[3*i]=grey*(1-t)*.8+255*t;img[3*i+1]=grey*(1-t)*.8;img[3*i+2]=grey*(1-t)*.8}}
tiles.push(await sharp(img,{raw:{width:o.width,height:o.height,channels:3}}).resize(C,C,{fit:'contain',background:'#333'}).png().toBuffer())}}}
const per=1+keys.split(',').length;const cols=Math.max(per,Math.floor(1600/C/per)*per);
await sharp({create:{width:cols*C,height:Math.ceil(tiles.length/cols)*C,channels:3,background:'#000'}}).composite(tiles.map((t,i)=>({input:t,left:(i%cols)*C,top:Math.floor(i/cols)*C}))).png().toFile(out);
