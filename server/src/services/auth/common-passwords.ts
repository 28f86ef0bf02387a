/**
 * The most used passwords of at least ten letters and digits, as published breaches have them again and again, in lower case and
 * without other characters; and those that this product's name suggests. Runs and repetitions are found by rule, not listed.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `password12 password123 password1234 password12345 password123456 password1password passwordpassword mypassword123 newpassword
  newpassword1 password2020 password2021 password2022 password2023 password2024 password2025 password2026 passw0rd123 p4ssw0rd123
  p4ssword123 passwort123 passwort1234 contraseña contrasena contrasena1 motdepasse motdepasse1 wachtwoord wachtwoord1 senha12345
  parola12345 haslo12345 q1w2e3r4t5 q1w2e3r4t5y6 1q2w3e4r5t 1qaz2wsx3edc zaq12wsxcde3 qwerty1234 qwerty12345 qwerty123456 qwertyuiop1
  qwertyuiop123 qwerty123qwerty asdfghjkl1 asdfghjkl123 asdf1234asdf 1234qwerasdf qwer1234asdf zxcvbnm123 zxcvbnm1234 abcd123456
  abc1234567 abcd12345678 abcdef123456 a123456789 a1234567890 aa12345678 aa123456789 q123456789 123456789a 123456789q 1234567890a
  123456abcdef 12345qwert 12345qwerty 123456qwerty 123qweasdzxc qweasdzxc123 1q2w3e4r5t6y 0987654321a 9876543210a 147258369a 1472583690
  741852963a 7894561230 1231231234 1234512345 12341234123 1123581321 3141592653 31415926535 2718281828 1020304050 1122334455 11223344556
  5544332211 0102030405 1212121212a iloveyou12 iloveyou123 iloveyou1234 iloveyouforever iloveyousomuch loveyou123 iloveyou2025
  ihateyou123 letmein123 letmein1234 letmeinnow welcome123 welcome1234 welcome2024 welcome2025 welcome2026 administrator administrator1
  admin12345 admin123456 admin1234567 adminadmin admin123admin root123456 superman123 superman1234 batman12345 spiderman1 spiderman123
  football12 football123 football1234 baseball12 baseball123 basketball basketball1 basketball123 liverpool1 liverpool123 chelsea123
  arsenal123 manchester manchester1 barcelona1 barcelona123 realmadrid realmadrid1 juventus123 princess12 princess123 sunshine12
  sunshine123 butterfly1 butterfly123 chocolate1 chocolate123 strawberry strawberry1 blackberry cheesecake pineapple1 watermelon
  elizabeth1 elizabeth123 alexander1 alexander123 alexandria christopher christopher1 christian1 charlotte1 jonathan123 michelle123
  jennifer12 jennifer123 stephanie1 valentina1 maximilian sebastian1 sebastian123 computer12 computer123 internet12 internet123
  pokemon123 pokemon1234 minecraft1 minecraft123 playstation playstation1 nintendo123 starwars12 starwars123 harrypotter harrypotter1
  jordan2323 michael123 monkey1234 monkey12345 dragon1234 dragon12345 master1234 master12345 shadow1234 killer1234 hello12345
  hellohello helloworld helloworld1 helloworld123 test123456 testtest123 testtesttest test1234567 changeme123 changemenow default123
  temppassword temporary1 secret1234 secretpassword trustno1123 trustnoone correcthorse correcthorsebatterystaple letmeinplease
  bitcoin123 bitcoin1234 ethereum123 ethereum1 satoshi123 satoshinakamoto tothemoon1 tothemoon123 hodlhodlhodl cryptocrypto crypto12345
  blockchain blockchain1 blockchain123 vitalik123 infofilens infofilens1 infofilens123 infofi12345 lensinfofi`
    .trim()
    .split(/\s+/),
);
