import type { Site } from '../site.ts';
import { batteryMetalsWeekly } from './battery-metals-weekly.ts';
import { coastRadio } from './coast-radio.ts';
import { kaikuWire } from './kaiku-wire.ts';
import { karhulanKatodi } from './karhulan-katodi.ts';
import { kymijoenUutiset } from './kymijoen-uutiset.ts';
import { miningChronicle } from './mining-chronicle.ts';
import { osterbottensDagblad } from './osterbottens-dagblad.ts';
import { closedGate, lapinKaiku, saaristolehti } from './plain-papers.ts';
import { pohjoisenTalous } from './pohjoisen-talous.ts';
import { saimaaInstitute } from './saimaa-institute.ts';
import { satakunnanViesti } from './satakunnan-viesti.ts';
import { teknikOchMiljo } from './teknik-och-miljo.ts';

export const SITES: readonly Site[] = [
  coastRadio,
  kaikuWire,
  kymijoenUutiset,
  osterbottensDagblad,
  saimaaInstitute,
  pohjoisenTalous,
  satakunnanViesti,
  batteryMetalsWeekly,
  miningChronicle,
  karhulanKatodi,
  teknikOchMiljo,
  saaristolehti,
  lapinKaiku,
  closedGate,
];
