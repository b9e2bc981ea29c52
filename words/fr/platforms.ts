export const platforms = {
  title: (name: string) => `Votre application chez ${name}`,
  asks: 'Ce que la plateforme demande d’abord',
  steps: 'Ce qu’il y a à faire là-bas',
  toCopy: 'À coller là-bas',
  stays: 'Déjà enregistré. Laisser vide pour le garder.',
  keep: 'Enregistrer ces clés',
  kept: (name: string) => `Les clés de l’application chez ${name} sont enregistrées.`,
  keptHere: (name: string) => `L’application chez ${name} est celle de ce client.`,
  keptForAll: (name: string) => `L’application chez ${name} est celle de toute l’installation.`,
  look: 'Revoir ses clés',
  forget: 'Oublier ces clés',
  forgotten: (name: string) => `Les clés de l’application chez ${name} sont oubliées.`,
  spent: (spent: number, most: number, unit: string) =>
    `Dépensé jusqu’ici : ${spent.toLocaleString('fr')} sur ${most.toLocaleString('fr')} ${unit}.`,
  which: 'Lesquels de ces comptes planter',
  plantThese: (n: number) => (n < 2 ? 'Planter ce compte' : `Planter ces ${n} comptes`),
}
