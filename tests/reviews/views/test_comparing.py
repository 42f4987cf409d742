from reviews.views.comparing import Run, runs


def test_only_the_changed_figure_is_marked():
    assert runs("支出0.00万元，其中", "支出5.25万元，其中") == [
        Run("kept", "支出"),
        Run("gone", "0.00"),
        Run("new", "5.25"),
        Run("kept", "万元，其中"),
    ]


def test_what_is_new_has_nothing_that_went():
    assert runs("", "新增一段") == [Run("new", "新增一段")]
    assert runs("公用经费49.87元", "公用经费49.87万元") == [
        Run("kept", "公用经费49.87"),
        Run("new", "万"),
        Run("kept", "元"),
    ]
