import { type CueLine } from './cue.ts'

/** English cues, in our own words. "don't" is read as two words, `don t`. */
export const englishCues: CueLine[] = [
  ['deny', 0, 'not, never, no, t, dont, nor, neither, hardly, barely, without, nothing, nobody, none'],
  ['more', 1.5, 'too, way too, far too, much too, a bit too, a little too, overly'],
  ['turn', 0, 'but, however, although, though, unfortunately, sadly, yet, except, pity'],

  ['love', 2, 'love, loves, loved, loving, adore, adores, adored, enjoy, enjoys, enjoyed, enjoying'],
  [
    'love',
    1.3,
    'liked, likes, appreciate, appreciated, appreciates, recommend, recommended, recommends, fan, impressed, convinced, keen, pleased',
  ],
  [
    'bare',
    2,
    'hate, hates, hated, loathe, despise, never again, never going back, won t be back, not coming back, won t return, won t go back, will not return, stay away, steer clear, avoid, boycott, boycotting, don t bother, do not bother, don t waste, save your money, waste of money, waste of time, a waste, cancel my, done with you, i m done, so done, last time i',
  ],
  [
    'bare',
    1.6,
    'meh, yuck, yikes, ew, eww, ugh, no thanks, no thank you, hard pass, i ll pass, not for me, not my thing, not my cup of tea, count me out, nope, not a fan, no fan of, don t like, dont like, dont recommend, didn t like, doesn t like, dislike, disliked, dislikes, not impressed, unimpressed, underwhelmed, underwhelming, fed up, sick of, tired of, it was better before, better before, used to be better, was better before, not great, not good enough, not the best, could be better, nothing special, won t buy, not buying, never buying, lost a customer, switching to, wouldn t recommend, would not recommend, cannot recommend, don t recommend',
  ],
  [
    'bare',
    1.4,
    'disappointed, disappointing, disappointment, disappointingly, disappoints, regret, regretted, angry, annoyed, annoying, upset, frustrated, frustrating, frustration, furious, disgusted, dissatisfied, unhappy, let down, letdown, wish i hadn t, not happy, not satisfied, not worth, isn t worth, wasn t worth, not worth it',
  ],

  [
    'loud',
    2.4,
    'are you kidding, you kidding, is this a joke, a joke, what a joke, shame on you, shameful, ashamed, disgrace, disgraceful, unacceptable, thanks for nothing, outrageous, ridiculous, wtf, seriously disappointed, how hard is it, how hard can it be, do you even, do you think that s ok, appalling, appalled, epic fail, fail, fails',
  ],

  [
    'bad',
    2,
    'awful, terrible, horrible, horrid, horrendous, disgusting, dreadful, worst, atrocious, abysmal, pathetic, garbage, trash, rubbish, crap, crappy, shit, shitty, sucks, sucked, suck, gross, inedible, useless, worthless, lousy, nightmare, disaster, incompetent, incompetence, joke, junk, vile, nasty, hideous, unusable, unwatchable, unprofessional',
  ],
  [
    'bad',
    1.4,
    'bad, badly, worse, poor, poorly, mediocre, lame, boring, dull, bland, ugly, weird, stupid, dumb, unpleasant, uncomfortable, inferior, subpar, sub par, flawed, problem, problems, issue, issues, trouble, mess, messy, so so, just ok, just okay, mistake, overrated, overhyped, inconvenient, confusing, difficult, clunky, awkward, tacky, wrong, needs work, leaves a lot to be desired, downhill, gone downhill',
  ],

  [
    'fact',
    1.6,
    'still no, still not, still haven t, still hasn t, still waiting, still broken, never arrived, never received, never came, never got, never showed, not received, not arrived, no response, no reply, no answer, no one, nobody, no explanation, no apology, no refund, no help, no way to, no luck, on hold, hung up, hang up, no show, refuse, refused, refuses, refusing, unable, unable to, impossible, out of stock, sold out, unavailable, not available, unreachable, nowhere to be found',
  ],
  [
    'fact',
    1.6,
    'broken, broke, breaks, cracked, damaged, torn, leaking, leaks, leaked, defective, faulty, mouldy, moldy, mould, expired, rotten, stale, hair in, food poisoning, lost my, stolen, lie, lies, lied, lying, liar, liars, misleading, mislead, misled, false advertising, scam, scammed, scammers, rip off, ripoff, ripped off, fraud, fake, thieves, hypocrites, greenwashing, crash, crashes, crashed, crashing, freezes, froze, bugs, buggy, glitch, glitches, glitchy, stranded, cancelled, canceled, overcharged, charged twice, double charged, hidden fees, doesn t work, didn t work, not working, won t work, stopped working, isn t working, not work, doesn t charge, won t charge, won t turn on, died, dies, failed, failure, failing, malfunction, doesn t open, won t open, doesn t close, won t finish, won t eat',
  ],
  [
    'fact',
    1.4,
    'delay, delays, delayed, waited, slow, slowly, sluggish, laggy, lag, lags, forever, long line, long wait, watery, soggy, mushy, runny, lumpy, grainy, gritty, burnt, overcooked, undercooked, rubbery, tasteless, flavorless, flavourless, dirty, filthy, smelly, stinks, flimsy, cheaply, cheap plastic, unreadable, rude, rudely, ignored, ignoring, ignore, arrogant, unhelpful, unfriendly, inattentive, dismissive, dishonest, expensive, overpriced, pricey, costly, price hike, price increase, gone up, went up, shrunk, shrank, shrinkflation, shrinking, palm oil, additives, preservatives, added sugar, overpackaged, plastic everywhere, half empty, overheats, overheating, hot to the touch, changed the recipe, changed the formula, you changed, took away, got rid of',
  ],
  [
    'fact',
    1.5,
    'bring back, give us back, give me back, what happened to, i miss the old, miss the old, preferred the old, prefer the old',
  ],

  [
    'lack',
    1.5,
    'not enough, lack, lacks, lacking, lacked, insufficient, nothing but sugar, zero, no taste, no flavor, no flavour, without any, not even, not a single',
  ],

  [
    'good',
    2,
    'excellent, delicious, perfect, perfectly, amazing, awesome, fantastic, wonderful, superb, outstanding, brilliant, incredible, gorgeous, exceptional, phenomenal, fabulous, magnificent, best, the best, favorite, favourite, yummy, tasty, delightful, divine, stunning, great, can t wait, cannot wait, couldn t be happier, can t go wrong, can t get enough, no complaints, nothing but good, highly recommend, must try, must have, top notch, spot on, never disappoints, never disappointed, never had a problem, never had a bad, worth it, well worth every',
  ],
  [
    'good',
    1.3,
    'good, nice, fine, happy, glad, fun, cool, friendly, helpful, attentive, courteous, polite, beautiful, lovely, pretty, comfortable, quickly, easy, easily, reasonable, reasonably, affordable, fresh, crisp, tender, juicy, flavorful, flavourful, generous, reliable, sturdy, solid, smooth, satisfied, satisfying, decent, interesting, charming, cozy, not bad, not bad at all, not too bad, not half bad, can t complain, can t fault, no problem, no problems, no issues, no trouble, win, wow, yay, yum, hooray, excited, exciting, proud, enjoyable, pleasant, pleasantly, pleasure, impressive, lightweight',
  ],
  [
    'applause',
    1.6,
    'bravo, congrats, congratulations, well done, great job, good job, nice job, way to go, nice work, great work, thanks for, thank you for, kudos, slow clap, nice one, nice going, just great, just what i needed',
  ],
  ['good', 1.2, 'thanks, thank you, thanks a lot, many thanks, thank'],

  [
    'hush',
    0,
    'thanks in advance, thank you in advance, good morning, good afternoon, good evening, good night, good luck, good day, happy birthday, happy new year, happy friday, best regards, kind regards, as well, as well as, oh well, not only, no idea, no matter, no doubt, me too, you too, looks like, look like, feel like, feels like, felt like, seems like, something like, just like, tastes like, like a, like this, like that, like the, like it s, like i, like you, would like, d like, i d like, sounds like, kind of, pretty much, at least, at best, a good deal of, no sugar, no added sugar, no preservatives, no longer than, even better, to like, as fast as, as good as',
  ],

  [
    'ask',
    0,
    'why, how, when, where, what, which, who, is there, are there, can you, could you, can i, can we, could i, do you, does it, does this, does anyone, did you, are you, is it, is this, will you, will there, would you, have you, has anyone, anyone, any idea, may i, should i, any chance, any update',
  ],
  [
    'suggest',
    1.5,
    'you should, they should, you guys should, should add, should be, should allow, should consider, you could, would be nice, would be great, would be good, would be cool, would be better, would be helpful, would be useful, would be awesome, be nice if, be great if, be good if, it d be, please add, please make, please allow, please consider, please provide, please include, please give, please bring, please let, please fix, please support, please enable, could you add, can you add, why not, why don t you, how about, what about adding, i suggest, i d suggest, i would suggest, suggestion, my suggestion, suggest, suggested, i wish, wish you, wish it, wish there, i d love, i would love, would love, i d like to see, would like to see, would like to have, i would we need, we want, need to be able, needs to be, there should, i propose, an idea, idea, feature request, recommend adding, consider adding, try to, try adding, i hope you, allow us, allow the, allow users, provide a way, add a, add an, add support, make it possible, make sure, ought to',
  ],
  // Words that complain in one trade and describe in another: too weak to decide alone.
  [
    'fact',
    0.9,
    'cold, lukewarm, salty, bitter, sour, raw, dry, chewy, tough, artificial, chemical, smells, noisy, loud, cramped, tiny, fragile, heavy, empty, incomplete, smaller, waiting, wait, late, sick, lost, losing, missing, dead, cancel, cancelling, stuck, freezing, error, errors, greasy, oily, aftertaste, slower, bug, allergic, mold, small, plastic, hard to, odd, strange, sad, dated, off putting, low, limited, weak, worn, hot, hard, down, outdated, randomly, shut, maggot, stains, stained, charged, changed',
  ],
  [
    'lack',
    0.8,
    'has no, have no, had no, there is no, there was no, there are no, there s no, doesn t have, don t have, didn t have, without any, instead of',
  ],
  [
    'fact',
    1.4,
    'hard to open, maggots, walked out, shuts down, shut off, turns off, randomly shuts, won t stay, didn t last, doesn t last, don t last, not as described, not as advertised, as advertised not, falls apart, fell apart, came apart, ripped, peeled, peeling, scratched, wasted, wasting, poorly made, poorly designed, never answered, nobody answers, no shows, inaudible, muffled, too much money, more expensive, an hour wait, hour wait, hours on hold',
  ],
  [
    'bare',
    1.3,
    'would not return, wouldn t return, won t return, not recommend, not recommended, go elsewhere, look elsewhere, skip it, skip this, pass on this, not the place, overrated, could care less, returning it, returned it, sent it back, expected more, expected better, hoped for better, was hoping for, average at best, quite average, just average, what a shame, a shame',
  ],
  [
    'good',
    0.8,
    'well, better, fast, quick, light, powerful, bright, clean, warm, sweet, kind, like, cheaper, large, strong, simple, free',
  ],
  [
    'good',
    1.5,
    'ideal, terrific, refreshing, authentic, hooked, thumbs up, nicely, highly recommended, highly recommend, must have, will be back, will return, look forward, looking forward, definitely return, definitely be back, stay again, stayed again, t go wrong, not go wrong, t beat, couldn t be better, couldn t have been better, couldn t ask for, i like, we like, i liked, we liked, really like, really liked, worth the, worth it, worth every, well worth, works well, work well, works great, worked well, as good as new, no noise, hassle free, intuitive, professional, welcoming, superior, elegant, rich, creamy, responsive, satisfied with, thrilled, treat, spacious, immaculate, knowledgeable, informative, learned a lot',
  ],
  [
    'hush',
    0,
    'isn t that, no longer, not only, too late, late night, so far, better than nothing, pass it up, feel free, sugar free, free of charge, if you like, if you want, how hot, well i, well it',
  ],
]
