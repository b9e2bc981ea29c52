import { type CueLine } from './cue.ts'

/** What Québec says, laid over the French cues: where both speak, this one is heard. */
export const quebecCues: CueLine[] = [
  [
    'bare',
    2,
    'haïs, j haïs, haïs ça, hais, pantoute, pas pantoute, m écœure, tanné+, chu tanné+, plein mon casque, mon casque, ma claque, pas le diable, rien d extraordinaire, ça m allume pas, pas fort, c est pas fort, faites dur, fait dur, font dur',
  ],
  [
    'good',
    1.6,
    'j haïs pas, haïs pas, hais pas, haïs pas ça, j haïs pas ça, je déteste pas, déteste pas, pas pire, pas pire pantoute, pas si pire, pas pire bon, pas pire bonne, pas laid, pas piqué des vers, écœurant+, malade, débile, full bon, full bonne, ben bon, ben bonne, tiguidou, sur la coche, s a coche, capoté+, je capote, on capote, c est l fun, le fun, l fun, au boutte, chill, de même que j aime ça, en masse, malade mental',
  ],
  [
    'bad',
    1.6,
    'plate, plates, poche, poches, quétaine, quétaines, ordinaire, ben ordinaire, niaiseu%, broche à foin, tout croche, croche, cheap, crotté+, dégueux, d la marde, de la marde, marde, scrap, de la scrap',
  ],
  [
    'fact',
    1.5,
    'dispendieu%, trop dispendieu%, goûte pas, goûte rien, ça goûte rien, goûte le plastique, goûte le carton, goûte drôle, maganné+, scrappé+, brisé+, pété+, se font attendre, passé date, passés date, back order, a pus, pus de, y en a pus, en a pus, pus moyen, niaisé+, niaise, me niaisez, vous me niaisez, fourré+, me suis fait avoir, on rit de nous',
  ],
  ['loud', 2, 'voyons donc, ça a pas d allure, pas d allure, franchement là, riez de nous, vous riez, me niaisez vous'],
]
