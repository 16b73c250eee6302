//! The particles and the forms of the copula, and which may follow which.

/// What stands before a particle, by what may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// The name itself.
    Name,
    /// A particle of place, means or company: 에서, 으로, 과.
    Case,
    /// One that marks off: 까지, 만, 처럼.
    Limit,
    /// 는, 도 and the others that nothing follows, and what the copula ends in.
    End,
    /// 의, 이, 을: not behind a particle of place, but for 의.
    Core,
}

/// A particle or a form of the copula.
pub(super) struct Particle {
    /// Behind a consonant; one that begins with 으로 has its other shape behind ㄹ.
    pub(super) closed: &'static str,
    /// Behind a vowel.
    pub(super) open: &'static str,
    /// What it is to what follows.
    pub(super) state: State,
    /// The other shape is read too: it is no other word.
    pub(super) lax: bool,
    /// May stand behind a particle of place.
    behind_case: bool,
}

impl State {
    /// True if the particle may follow.
    pub(super) fn allows(self, particle: &Particle) -> bool {
        match self {
            State::Name => true,
            State::Case => particle.behind_case,
            State::Limit => particle.state != State::Case,
            State::End | State::Core => false,
        }
    }
}

const fn case(closed: &'static str, open: &'static str) -> Particle {
    Particle { closed, open, state: State::Case, lax: false, behind_case: false }
}

const fn limit(text: &'static str) -> Particle {
    Particle { closed: text, open: text, state: State::Limit, lax: false, behind_case: true }
}

const fn end(closed: &'static str, open: &'static str) -> Particle {
    Particle { closed, open, state: State::End, lax: false, behind_case: true }
}

const fn lax(particle: &Particle) -> Particle {
    Particle { lax: true, ..*particle }
}

/// A form's feature is the row here, so new ones go to the end.
pub(super) static PARTICLES: &[Particle] = &[
    lax(&Particle { closed: "이", open: "가", state: State::Core, lax: false, behind_case: false }),
    lax(&end("은", "는")),
    lax(&Particle { closed: "을", open: "를", state: State::Core, lax: false, behind_case: false }),
    Particle { closed: "의", open: "의", state: State::Core, lax: false, behind_case: true },
    end("도", "도"),
    // Place, means, company.
    case("에", "에"),
    case("에서", "에서"),
    case("에게", "에게"),
    case("에게서", "에게서"),
    case("한테", "한테"),
    case("한테서", "한테서"),
    case("께", "께"),
    case("께서", "께서"),
    case("으로", "로"),
    case("으로서", "로서"),
    case("으로써", "로써"),
    case("으로부터", "로부터"),
    case("에서부터", "에서부터"),
    lax(&case("과", "와")),
    case("이랑", "랑"),
    case("하고", "하고"),
    // What marks off.
    limit("까지"),
    limit("부터"),
    limit("만"),
    limit("마저"),
    limit("조차"),
    limit("처럼"),
    limit("만큼"),
    limit("보다"),
    limit("밖에"),
    limit("뿐"),
    limit("마다"),
    limit("같이"),
    limit("대로"),
    // Behind which nothing follows.
    end("이나", "나"),
    end("이나마", "나마"),
    end("이라도", "라도"),
    end("이든", "든"),
    end("이든지", "든지"),
    end("이야", "야"),
    end("이야말로", "야말로"),
    Particle { closed: "아", open: "야", state: State::End, lax: false, behind_case: false },
    end("이여", "여"),
    // The copula: 이 falls behind a vowel.
    lax(&end("이다", "다")),
    lax(&end("이었다", "였다")),
    end("입니다", "입니다"),
    lax(&end("이었습니다", "였습니다")),
    end("이에요", "예요"),
    lax(&end("이라고", "라고")),
    lax(&end("이라는", "라는")),
    end("이란", "란"),
    end("이라", "라"),
    end("이라면", "라면"),
    end("이라서", "라서"),
    lax(&end("이며", "며")),
    lax(&end("이고", "고")),
    lax(&end("이지만", "지만")),
    end("이므로", "므로"),
    end("이거나", "거나"),
    lax(&end("이었던", "였던")),
    lax(&end("이었고", "였고")),
    lax(&end("이었으며", "였으며")),
    lax(&end("이었지만", "였지만")),
    end("이면", "이면"),
    end("이자", "이자"),
    end("이던", "이던"),
    end("인", "인"),
    end("인데", "인데"),
    end("인지", "인지"),
    end("일", "일"),
    end("임", "임"),
    end("이니", "이니"),
    end("이기", "이기"),
    end("이지", "이지"),
    end("이냐", "이냐"),
];
