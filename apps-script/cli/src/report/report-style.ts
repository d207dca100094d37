/**
 * The page's style sheet. No fonts, images or colours from anywhere else.
 *
 * Two states never share a look: "covered" is striped with a dashed edge, "decided" is solid. In print and in
 * grey the symbol, the edge and the word remain.
 */
export const reportStyle = `
:root{color-scheme:light dark;
--paper:#fff;--panel:#f5f7f7;--line:#d5dcdf;--edge:#76838b;--ink:#1b2328;--quiet:#515d66;--accent:#0b5868;
--decided:#1d6840;--on-decided:#fff;--covered:#fdf0d0;--covered-2:#f8e2ad;--covered-edge:#8a5a00;--on-covered:#523500;
--partly:#e9eef1;--on-partly:#2d3a43;--bad:#8c2b16}
@media (prefers-color-scheme:dark){:root{
--paper:#13181b;--panel:#1b2226;--line:#344047;--edge:#8b99a2;--ink:#e8edef;--quiet:#aeb9c0;--accent:#7ccbdb;
--decided:#82d2a2;--on-decided:#0a1e12;--covered:#3a2c0b;--covered-2:#4a3a14;--covered-edge:#e0ac4b;--on-covered:#f9dfa6;
--partly:#2a343a;--on-partly:#dbe3e7;--bad:#f3a692}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
.page{max-width:76rem;margin:0 auto;padding:0 clamp(1rem,4vw,3rem)}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem;padding:.6rem 1rem;background:var(--paper);z-index:9}
.skip:focus{left:.5rem;top:.5rem}
.hidden,td i,.rules i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1,h2,h3,h4{line-height:1.25;margin:0;font-weight:600;text-wrap:balance}
h1{font-size:clamp(1.6rem,1.2rem + 1.8vw,2.4rem);letter-spacing:-.01em}
h2{font-size:1.45rem;margin:0 0 1rem}
h3{font-size:1.1rem}
section>h3{margin-top:1.5rem}
h4{font-size:.95rem;margin:1.5rem 0 .4rem;color:var(--accent)}
p{margin:.4rem 0;max-width:70ch}
ul,ol{margin:.4rem 0;padding-left:1.25rem;max-width:74ch}
li{margin:.25rem 0}
header.top{padding:2.5rem 0 1.5rem;border-bottom:1px solid var(--line)}
.brand{font-weight:600;color:var(--accent);margin:0 0 .75rem}
.sub{color:var(--quiet)}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0 0;max-width:none}
nav a{display:inline-block;padding:.2rem 0}
main>section{padding:2.5rem 0;border-bottom:1px solid var(--line)}
.quiet{color:var(--quiet)}
.small{font-size:.9rem}
.tiles{list-style:none;padding:0;margin:1rem 0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(13rem,100%),1fr));max-width:none}
.tiles li{margin:0;padding:.9rem 1rem;background:var(--panel);border-left:.4rem solid var(--line)}
.tiles b{display:block;font-size:1.9rem;line-height:1.1;font-weight:600;font-variant-numeric:tabular-nums}
.tiles .achieved{border-left-color:var(--decided)}
.tiles .covered{border-left:.4rem dashed var(--covered-edge)}
.tiles .one-unit{border-left:.4rem dotted var(--covered-edge)}
.badge{display:inline-block;padding:.05rem .55rem;border:1.5px solid var(--edge);border-radius:1rem;font-size:.875rem;font-weight:600;line-height:1.5;white-space:nowrap}
.badge.decided,.mark.decided{background:var(--decided);color:var(--on-decided);border-color:var(--decided)}
.badge.covered,.mark.covered{background:repeating-linear-gradient(135deg,var(--covered) 0 5px,var(--covered-2) 5px 10px);color:var(--on-covered);border:1.5px dashed var(--covered-edge)}
.badge.doubt{border-style:dotted}
.badge.decided::before{content:"\\2714\\FE0E\\a0";content:"\\2714\\FE0E\\a0" / ""}
.badge.covered::before{content:"\\25C6\\a0";content:"\\25C6\\a0" / ""}
.badge.not::before{content:"\\25CB\\a0";content:"\\25CB\\a0" / ""}
.badge.doubt::before{content:"?\\a0";content:"?\\a0" / ""}
.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;max-width:none;font-size:.9rem}
.key li{margin:0;display:flex;align-items:center;gap:.5rem}
.mark{display:inline-block;flex:none;min-width:2.9rem;padding:.1rem .2rem;text-align:center;font-size:.75rem;line-height:1.25;border:1.5px solid var(--line);font-variant-numeric:tabular-nums}
.mark.partly{background:var(--partly);color:var(--on-partly)}
.scroll{position:relative;overflow:auto;max-height:85vh;border:1px solid var(--line);margin:1rem 0}
table{border-collapse:separate;border-spacing:0;font-size:.875rem}
caption{text-align:left;padding:.6rem .75rem;color:var(--quiet);max-width:min(68ch,calc(100vw - 4rem));position:sticky;left:0}
.heat th,.heat td{border-right:1px solid var(--line);border-bottom:1px solid var(--line);padding:.2rem .3rem;text-align:center;font-weight:400}
.heat thead th{background:var(--panel);font-weight:600;vertical-align:bottom}
.heat thead{position:sticky;top:0;z-index:2}
.heat thead td{background:var(--panel)}
.heat thead tr:first-child th{vertical-align:top;text-align:left}
#criteria details>div{scroll-margin-top:3rem}
.heat tbody th,.heat tfoot th,.heat .first{position:sticky;left:0;z-index:1;background:var(--paper);text-align:left;width:13rem;min-width:8rem;max-width:13rem;border-right:2px solid var(--edge)}
.heat thead .first{background:var(--panel)}
.heat tbody th{padding:.35rem .75rem}
.heat thead .ref a{display:inline-block;writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;padding:.3rem 0}
.heat thead a{display:inline-block;min-width:1.5rem;line-height:1.5rem}
.heat tbody th a{display:inline-block;min-height:1.5rem}
.heat th,.heat td{overflow-wrap:normal}
.heat tbody th{overflow-wrap:anywhere}
.heat .sum{min-width:4.5rem}
.heat td{min-width:2.7rem;white-space:nowrap;font-size:.75rem;line-height:1.25;font-variant-numeric:tabular-nums}
.heat td.say{min-width:5.5rem;white-space:nowrap;font-size:.8125rem}
.heat tfoot th,.heat tfoot td{background:var(--panel);color:var(--quiet)}
.heat .o{color:var(--quiet)}
.heat .p{background:var(--partly);color:var(--on-partly)}
.heat .c{background:repeating-linear-gradient(135deg,var(--covered) 0 5px,var(--covered-2) 5px 10px);color:var(--on-covered);box-shadow:inset 0 0 0 1px var(--paper);outline:1.5px dashed var(--covered-edge);outline-offset:-3px}
.heat .d{background:var(--decided);color:var(--on-decided);font-weight:600}
.o::before,.p::before,.c::before,.d::before,.u::before{display:block;font-size:.8125rem;font-weight:400}
.o::before{content:"\\25CB";content:"\\25CB" / ""}
.p::before{content:"\\25D0";content:"\\25D0" / ""}
.c::before{content:"\\25C6";content:"\\25C6" / ""}
.d::before{content:"\\2714\\FE0E";content:"\\2714\\FE0E" / ""}
.u::before{content:"\\2013";content:"\\2013" / ""}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.35rem 0;min-height:1.75rem}
.learner{border-top:1px solid var(--line);margin:0}
.learner>summary{padding:.9rem 0;display:flex;flex-wrap:wrap;gap:.4rem .75rem;align-items:center}
.learner>summary::before{content:"\\25B8";content:"\\25B8" / "";color:var(--accent);width:1rem}
.learner[open]>summary::before{content:"\\25BE";content:"\\25BE" / ""}
.learner>summary::-webkit-details-marker{display:none}
.learner>summary h3{margin-right:auto;min-width:min(12rem,100%);flex:1 1 12rem}
.learner>div{padding:0 0 2.5rem 1.75rem;scroll-margin-top:4.5rem}
.facts{margin:0;display:grid;gap:.5rem}
.facts div{display:grid;grid-template-columns:8rem 1fr;gap:.25rem 1rem}
.facts dt{color:var(--quiet)}
.facts dd{margin:0;max-width:66ch}
.rules{list-style:none;padding:0}
.rules li{padding-left:1.6rem;position:relative}
.rules li::before{position:absolute;left:0;font-weight:700}
.rules .met::before{content:"\\2714\\FE0E";content:"\\2714\\FE0E" / ""}
.rules .not-met::before{content:"\\25CB";content:"\\25CB" / "";color:var(--bad)}
.rules .cannot-tell::before{content:"?";content:"?" / ""}
.bars{list-style:none;padding:0;display:grid;gap:.25rem 2rem;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));max-width:none}
.bars li{margin:.25rem 0}
.bars p{margin:.1rem 0;font-size:.9rem}
.bar{display:block;width:20rem;max-width:100%;height:auto}
.bar rect{y:14px;height:14px}
.bar .t{fill:var(--panel);stroke:var(--edge)}
.bar .f{fill:var(--decided)}
.bar .g{fill:url(#stripes);stroke:var(--covered-edge);stroke-dasharray:3 2}
.bar path{stroke:var(--ink);stroke-width:2.5}
.bar text{fill:var(--ink);font-size:11px}
#stripes rect{fill:var(--covered)}
#stripes path{stroke:var(--covered-edge);stroke-width:1.5}
.gaps{list-style:none;padding:0}
.gaps>li{margin:.6rem 0;padding-left:.8rem;border-left:3px solid var(--line)}
.gaps p{margin:.1rem 0}
.gaps .wait{color:var(--on-covered);background:var(--covered);border:1px dashed var(--covered-edge);padding:0 .35rem}
.plain{list-style:none;padding:0}
.cell{font-family:ui-monospace,SFMono-Regular,Consolas,"Liberation Mono",monospace;font-size:.9em;background:var(--panel);padding:.05rem .3rem;border-radius:3px}
.problems>li{margin:0 0 1.25rem;padding:.75rem 1rem;background:var(--panel);border-left:.3rem solid var(--bad)}
.problems{list-style:none;padding:0;max-width:none}
.problems p,.problems ul{max-width:80ch}
footer{padding:2rem 0 3rem;color:var(--quiet);font-size:.9rem}
@media (max-width:40rem){
.facts div{grid-template-columns:1fr}
.learner>div{padding-left:0}
.heat tbody th,.heat tfoot th,.heat .first{min-width:6.5rem;max-width:6.5rem;width:6.5rem;padding-left:.4rem;padding-right:.4rem}}
@media (forced-colors:active){.heat .d,.badge.decided{border:2px solid CanvasText}.heat .c,.badge.covered{border:2px dashed CanvasText}}
@page{margin:15mm 14mm}
@page wide{size:A4 landscape;margin:10mm}
@media print{
:root{color-scheme:light;--paper:#fff;--panel:#fff;--line:#999;--edge:#444;--ink:#000;--quiet:#000;--accent:#000;
--decided:#333;--on-decided:#000;--covered:#fff;--covered-2:#fff;--covered-edge:#000;--on-covered:#000;--partly:#fff;--on-partly:#000;--bad:#000}
body{font-size:10pt;line-height:1.4}
.page{max-width:none;padding:0}
.skip,nav{display:none}
a{text-decoration:none}
header.top{padding-top:0}
main>section{padding:1rem 0;border:0}
h1,h2,h3,h4,summary{break-after:avoid}
.learner{break-inside:avoid}
.tiles li,.problems>li,.bars li,.gaps>li,li,tr{break-inside:avoid}
.tiles{grid-template-columns:repeat(3,1fr)}
details::details-content{content-visibility:visible;block-size:auto;display:block}
.learner>summary::before,.learner[open]>summary::before{content:none}
.learner>div{padding-left:0}
.wide{page:wide}
.scroll{overflow:visible;max-height:none;border:0}
.heat{width:100%;font-size:7pt;border-top:1px solid #999;border-left:1px solid #999}
.heat thead{position:static}
.heat tfoot{display:table-row-group}
.heat tbody th,.heat tfoot th,.heat .first{position:static;width:auto;min-width:0;max-width:9rem}
.heat th,.heat td,.heat tbody th{padding:.5pt 1pt}
.heat td,.heat td.say{min-width:0;font-size:6.5pt;white-space:normal}
.heat td::before{font-size:7pt}
.heat td.d,.badge.decided,.mark.decided{border:1.5pt solid #000;font-weight:700;background:none}
.heat td.c{outline:0}
.heat td.c,.badge.covered,.mark.covered{border:1.2pt dashed #000;background:none;box-shadow:none}
.bar .g{stroke:#000}}
`;
