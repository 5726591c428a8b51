"""First names of people in the French press, flat: a table. A name that begins with one is nobody's company."""

from __future__ import annotations

from crawler.ledger.text.functions import word_set

FIRST_NAMES = word_set(
    "adele adrien agathe agnes aime alain alban albert alberto alejandro alex alexandra alexandre alexis alfred ali",
    "alice aline alix amandine amelie amin amina amine anais andre andrea andreas andrew andy angela angelique",
    "anita anna anne annick annie anthony antoine antonin antonio ariane armand armelle arnaud arthur aude audrey",
    "augustin aurelie aurelien aurore axel axelle aziz baptiste barbara bastien beatrice ben benedicte benjamin",
    "benoit bernadette bernard bertrand bill blaise blandine bob boris brad brice brigitte bruno camille carine",
    "carla carlo carlos carole caroline catherine cecile cedric celia celine chantal charles charlotte chloe",
    "christelle christian christiane christine christophe claire clara clarisse claude claudia claudine clemence",
    "clement colette coralie corinne cyril cyrille damien daniel daniele danielle dany daphne david deborah",
    "delphine denis denise didier dimitri dominique donald dorothee edith edouard edwige elena eleonore eliane elie",
    "eliott elisabeth elise ella elodie elon elsa emeline emeric emile emilie emma emmanuel emmanuelle enzo eric",
    "erwan estelle esther etienne eva eve evelyne fabien fabienne fabrice farid fatima fatoumata felix fernand",
    "flavien fleur florence florent florian france francine francis franck francois francoise frank fred frederic",
    "frederique gabriel gabrielle gael gaelle gaetan gaspard gauthier genevieve geoffrey george georges gerald",
    "geraldine gerard gerardo germain ghislain ghislaine gilbert gilles gisele gregoire gregory guillaume gustave",
    "guy gwenael hadrien hakim hamid hassan helena helene henri herve hicham hubert hugo hugues ibrahim ines irene",
    "isabelle ismael jack jacky jacqueline jacques jamel james jan jane jasmine jay jean jeanne jeff jennifer",
    "jensen jeremie jeremy jerome jessica jim joachim joel joelle joffrey john johnny jonathan jordan jose joseph",
    "josephine josette josiane judith jules julia julie julien juliette justin justine kamel karen karim karima",
    "karine kate kevin laetitia larry laura laure laurence laurent lea leila lena leo leon leonie leonor lilian",
    "liliane lionel lisa lise loic louis louise luc lucas lucie lucien ludivine ludovic lydia lydie madeleine mael",
    "maelle magali malik manon manuel marc marcel margaux margot marguerite maria marianne marie marielle marine",
    "mario marion mark marlene martial martin martine mathias mathieu mathilde matthieu maud maurice maxence maxime",
    "mehdi melanie melissa michael michel michele micheline michelle mickael mike mireille mohamed mohammed monique",
    "morgan morgane mounir mourad muriel mylene myriam nabil nadege nadia nadine nathalie nathan nicolas nicole",
    "nina noe noel noelle nolwenn nora odette odile olga olivia olivier oscar pascal pascale patrice patricia",
    "patrick paul paula pauline perrine peter phil philippe pierre pierrick quentin rachel rachid rachida raphael",
    "raphaelle raymond regine regis remi remy renaud rene renee richard robert robin rodolphe roger roland romain",
    "romane romuald ronan rosalie rose sabine sabrina said salma salome sam samia samir samuel sandra sandrine sara",
    "sarah satya sebastien serge sergio severine sheryl simon simone sofia solene solenne sonia sophie stanislas",
    "stephane stephanie steve steven sundar susan suzanne sylvain sylvaine sylvia sylvie tanguy tania thibault",
    "thibaut thierry thomas tim timothee tom tony tristan valentin valentine valerie vanessa veronique victoire",
    "victor victoria vincent violaine violette virginie vivian vladimir walid walter wilfried william xavier yacine",
    "yael yan yann yannick yasmina yoann yohan yolande youssef yves yvette yvon yvonne zoe",
)
