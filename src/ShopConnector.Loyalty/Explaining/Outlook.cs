using NodaTime;

namespace ShopConnector.Loyalty.Explaining;

/// <summary>
/// The member later on, if nothing new happens: evaluated again at each next change, as far as anybody asks. So what is
/// foretold is what will be decided, also where a tag hangs on points that expire and points on a tier.
/// </summary>
internal sealed class Outlook(MemberEvaluation now)
{
    /// <summary>A birthday comes back for ever; years of changes are more than anybody asks for.</summary>
    private const int MostChanges = 100;

    private readonly List<MemberEvaluation> _later = [];
    private bool _isWhole;

    /// <summary>The first change after which something holds; null when that is not in sight.</summary>
    public MemberEvaluation? First(Func<MemberEvaluation, bool> holds)
    {
        for (var i = 0; i < _later.Count || LookFurther(); i++)
            if (holds(_later[i]))
                return _later[i];

        return null;
    }

    private bool LookFurther()
    {
        if (_isWhole || _later.Count == MostChanges)
            return false;

        var last = _later.Count == 0 ? now : _later[^1];
        if (last.NextChange() is not { } at)
        {
            _isWhole = true;
            return false;
        }

        _later.Add(new MemberEvaluation(last.Stored(), last.Program, at, last.Spent));
        return true;
    }
}
