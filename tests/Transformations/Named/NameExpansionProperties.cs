using FsCheck;
using FsCheck.Fluent;
using ServerlessDam.Transformations.Named;
using ServerlessDam.Transformations.Tests.Syntax;

namespace ServerlessDam.Transformations.Tests.Named;

public sealed class NameExpansionProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static readonly Transformation[] Asked =
    [
        .. new[] { "t_x", "t_y.x", "w_5,t_x", "$a_1,r_max,t_y", "if_w_gt_1,t_x,w_5/if_else,t_y", "if_w_gt_1/t_x/if_end", "l_logo,t_x", "bl_x" }
            .Select(Transformation.Parse),
    ];

    [Fact]
    public void What_is_expanded_is_canonical_and_without_names_or_ends_in_the_error_of_this_room()
    {
        var expansions = 0;
        Prop.ForAll(RawText.Any, raw =>
        {
            if (Parsed(raw) is not { } definition)
                return true;

            var stored = new Dictionary<string, Transformation> { ["x"] = definition, ["y"] = Transformation.Parse("e_sepia/t_x") };
            foreach (var asked in Asked)
            {
                if (Expanded(asked, stored) is not { } result)
                    continue;
                if (NameExpansion.NamesIn(result).Count > 0 || !Transformation.Parse(result.ToString()).Equals(result))
                    return false;
                expansions++;
            }

            return true;
        }).Check(Thorough);

        Assert.True(expansions > 500, $"Only {expansions} were expanded.");
    }

    private static Transformation? Parsed(string raw)
    {
        try
        {
            return Transformation.Parse(raw);
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    private static Transformation? Expanded(Transformation asked, Dictionary<string, Transformation> stored)
    {
        try
        {
            return NameExpansion.Expand(asked, stored);
        }
        catch (TransformationException)
        {
            return null;
        }
    }
}
