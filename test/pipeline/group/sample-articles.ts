import type { Article } from '../../../src/domain/article.ts';
import type { Neighbour } from '../../../src/domain/story.ts';
import { type Instant, parseInstant } from '../../../src/domain/time.ts';
import { fingerprintOf } from '../../../src/pipeline/group/index.ts';

export function articleWith(parts: Partial<Article> & { readonly on?: string }): Article {
  const { on = '2024-04-24T06:00:00Z', ...others } = parts;
  const url = others.url ?? 'https://outlet.example/a/1';
  return {
    identity: url,
    url,
    canonicalUrl: url,
    outlet: 'Yle',
    title: 'Kotkan akkutehdas sai ympäristöluvan rakentamiselle',
    text: RELEASE,
    publishedAt: { at: parseInstant(on), precision: 'time', from: 'json-ld' },
    language: 'fi',
    authors: [],
    paywalled: false,
    ...others,
  };
}

export function neighbourOf(article: Article, ids: { storyId: number; articleId: number }): Neighbour {
  const at: Instant = article.publishedAt?.at ?? parseInstant('2024-04-24T06:00:00Z');
  return {
    ...ids,
    canonicalUrl: article.canonicalUrl,
    outlet: article.outlet,
    title: article.title,
    ...(article.language && { language: article.language }),
    ...(article.publishedAt && { publishedAt: at }),
    fingerprint: fingerprintOf(article),
  };
}

/** An invented release of eight sentences. */
export const RELEASE = `Kymen Katodi Oy on saanut aluehallintovirastolta luvan rakentaa katodimateriaalia valmistavan tehtaan Kotkan Keltakallioon.
Laitos valmistaa vuodessa kuusikymmentätuhatta tonnia materiaalia, joka riittää noin miljoonan sähköauton akkuihin.
Rakentaminen alkaa syyskuussa, ja ensimmäiset erät toimitetaan asiakkaille kahden vuoden kuluttua.
Työtä on tarjolla kolmellesadalle ihmiselle, ja rakennusvaiheessa työmaalla käy päivittäin yli tuhat tekijää.
Toimitusjohtaja Aino Harju pitää lupaa ratkaisevana koko alueen teollisuudelle.
Nikkeli ja koboltti hankitaan kotimaisilta kaivoksilta sekä kierrätetyistä akuista, jotta hiilijalanjälki jää pieneksi.
Jätevesien sulfaatti otetaan talteen uudella menetelmällä, jota on kokeiltu yliopiston kanssa kolmen vuoden ajan.
Kaupunki rakentaa tehtaalle oman raiteen ja uuden vesijohdon ennen ensi kesää.`;

/** Another invented news of similar length. */
export const MINE = `Sodankylän pohjoispuolelle suunnitellun kuparikaivoksen ympäristövaikutusten arviointi on valmistunut tällä viikolla.
Selostuksen mukaan louhinta muuttaisi kahden järven vedenlaatua ja kaventaisi poronhoitajien laidunmaita selvästi.
Yhtiö esittää kolmea vaihtoehtoa, joista pienimmässä malmi kuljetettaisiin maanalaista tunnelia pitkin rikastamolle.
Kunnanhallitus käsittelee asiaa lokakuussa, ja asukkaille järjestetään kuulemistilaisuus koulun juhlasalissa.
Luonnonsuojelupiiri vaatii lisää selvityksiä pohjavesistä ja uhanalaisista lajeista ennen päätöksiä.
Kaivoksen elinkaareksi arvioidaan kaksikymmentäviisi vuotta, ja se työllistäisi suoraan neljäsataa henkeä.`;

export const ABOUT = `Lisätietoja:
Aino Harju, toimitusjohtaja, puh. +358 40 123 4567, aino.harju@kymenkatodi.example
Kymen Katodi Oy on vuonna 2019 perustettu kotimainen akkumateriaalien valmistaja, jonka omistavat kaupunki, eläkeyhtiöt ja joukko yksityisiä sijoittajia. Yhtiö palvelee autonvalmistajia koko Euroopassa, työllistää sata asiantuntijaa ja kehittää menetelmiään yhdessä yliopistojen ja tutkimuslaitosten kanssa. Sen pääkonttori on Kouvolassa ja koetehdas Harjavallassa. Yhtiön liikevaihto oli viime vuonna kaksitoista miljoonaa euroa.`;
