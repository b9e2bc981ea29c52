/** When one may be told of something; all the rest is quiet. */
export const hours = {
  section: 'Heures calmes',
  lead: 'Pendant vos heures, une alerte vous est dite d’abord. En dehors, elle attend dix minutes que quelqu’un s’en occupe, et rien d’autre ne vous est envoyé.',
  whose: 'Vos heures',
  theirs: 'Celles de chaque client',
  own: 'Les vôtres, partout',
  theirsSay: 'Les heures ouvrées de chaque espace, dans sa « Discrétion ».',
  days: 'Jours',
  week: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  opens: 'De',
  closes: 'À',
  night: 'Si la fin précède le début, la plage se termine le lendemain.',
  zone: 'Fuseau horaire',
}
