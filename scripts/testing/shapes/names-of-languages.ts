import type { Random } from '../../samples/random.ts';
import type { Names } from '../customers.ts';

const list = (text: string): string[] => text.split(' ');

const GIVEN_ES = list(
  'María José Antonio Carmen Manuel Ana Francisco Josefa Juan Isabel David Dolores Javier Pilar Daniel Teresa Jesús Laura Carlos Cristina Miguel Marta Alejandro Lucía Rafael Elena Ángel Raquel Pedro Sara Pablo Paula Fernando Mercedes Sergio Rosa Luis Beatriz Jorge Silvia Alberto Nuria Álvaro Patricia Adrián Rocío Óscar Inés Íñigo Begoña',
);
const FAMILY_ES = list(
  'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto',
);
const GIVEN_DE = list(
  'Jürgen Günther Käthe Hans-Peter Karl-Heinz Ursula Monika Petra Sabine Wolfgang Björn Sören Anne-Marie Jörg Bärbel Klaus Heike Birgit Dieter Renate Uwe Ingrid Bernd Gisela Rüdiger Stefan Anja Matthias Ulrike Frank Silke Thorsten Katrin Andreas Kerstin Markus Nicole Christian Julia Lukas Lea Finn Mia Jonas Zoë',
);
const FAMILY_DE = list(
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer',
);
const FAMILY_ZH = list(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 欧阳 司马 诸葛',
);
const SIGNS_ZH = list(
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 萍 红 兰 建 国 文 志 海 晓 雪 婷 浩 宇 佳 子 轩 梓 涵 思 欣 怡 雨 泽 俊 博 晨 阳 天 一 诗 梦 琪 嘉 瑞 鑫 鹏 飞 龙 凤 春 秋 冬 梅 云 月',
);

const paired = (words: readonly string[], others: readonly string[], between: string, random: Random, most: number): string[] => {
  const all = new Set<string>();
  while (all.size < most) all.add(`${random.skewed(words)}${between}${random.skewed(others)}`);
  return [...all];
};

/** Spanish names: two family names, one given name in five of two words. */
export const spanishNames = (random: Random, names: Names): Names => ({
  ...names,
  given: [...GIVEN_ES, ...paired(GIVEN_ES, GIVEN_ES, ' ', random, 60)],
  family: paired(FAMILY_ES, FAMILY_ES, ' ', random, 1_500),
  nicknames: new Map([
    ['José', ['Pepe']],
    ['Francisco', ['Paco', 'Fran']],
    ['Dolores', ['Lola']],
    ['Manuel', ['Manolo']],
  ]),
});

/** German names: umlauts, hyphens, double names, now and then a particle. */
export const germanNames = (random: Random, names: Names): Names => ({
  ...names,
  given: GIVEN_DE,
  family: [
    ...FAMILY_DE,
    ...paired(FAMILY_DE, FAMILY_DE, '-', random, 300),
    ...FAMILY_DE.slice(0, 40).map((name) => `von ${name}`),
    ...FAMILY_DE.slice(20, 50).map((name) => `von der ${name}`),
  ],
  nicknames: new Map(),
});

/** Chinese names in characters. */
export const chineseNames = (random: Random, names: Names): Names => ({
  ...names,
  given: [...SIGNS_ZH, ...paired(SIGNS_ZH, SIGNS_ZH, '', random, 900)],
  family: FAMILY_ZH,
  nicknames: new Map(),
});

const WRITTEN: readonly (readonly [string, string])[] = [
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ß', 'ss'],
];

/** A German text as keyboards without umlauts write it. */
export const withoutUmlauts = (text: string): string => WRITTEN.reduce((all, [from, to]) => all.replaceAll(from, to), text);

/** A text without accents. */
export const withoutAccents = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '');
