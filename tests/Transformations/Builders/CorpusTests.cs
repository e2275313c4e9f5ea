using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Tests.Builders;

/// <summary>Every string that the vendor's builders can write, through the language.</summary>
public sealed class CorpusTests(Corpus corpus) : IClassFixture<Corpus>
{
    private const string Renewing = "DAM_RENEW=1 ./dam test Transformations";

    [Fact]
    public void The_corpus_holds_every_part_of_both_packages()
    {
        Assert.True(corpus.Strings.Count(built => built.Source == "url-gen") > 2000);
        Assert.True(corpus.Strings.Count(built => built.Source == "cloudinary") > 700);
    }

    [Fact]
    public void Every_string_is_read_and_its_canonical_text_means_the_same()
    {
        var problems = corpus.Strings.Select(built => (built.Program, built.Url, Problem: Problem(built))).Where(of => of.Problem is not null);

        Assert.True(!problems.Any(), string.Join('\n', problems));
    }

    [Fact]
    public void What_makes_no_plan_is_listed_with_its_reason()
        => IsCurrent(Answers.TablePath, Answers.Table(corpus.Strings));

    [Fact]
    public void The_page_of_missing_engines_is_what_is_answered()
        => IsCurrent(Answers.PagePath, Answers.Page(corpus.Strings));

    /// <summary>Lists all but the one parameter that needs what this server does not have.</summary>
    [Fact]
    public void What_a_picture_refuses_as_one_of_videos_makes_a_plan_of_a_video()
    {
        var refused = corpus.Strings.Where(built => Answers.IsOfVideos(Answer.To(built))).ToList();
        var problems = refused.Select(built => (built.Transformation, Problem: VideoProblem(built))).Where(of => of.Problem is not null).Distinct().ToList();

        Assert.True(refused.Count > 200);
        Assert.True(problems.All(of => of.Problem!.Contains(" needs ", StringComparison.Ordinal)), string.Join('\n', problems));
    }

    private static string? VideoProblem(BuiltString built)
    {
        try
        {
            _ = VideoPlan.Check(built.Sent()!, ServedEffects.Catalog);
            return null;
        }
        catch (TransformationException error)
        {
            return error.Message;
        }
    }

    private static string? Problem(BuiltString built)
    {
        try
        {
            var printed = Transformation.Parse(built.Transformation);
            return built.Sent() is not { } sent ? "the id is not read"
                : !IsStable(printed) ? $"prints as {printed}"
                : !IsStable(sent) ? $"prints as {sent}"
                : null;
        }
        catch (TransformationException error)
        {
            return error.Message;
        }
    }

    private static bool IsStable(Transformation parsed)
    {
        var again = Transformation.Parse(parsed.ToString());
        return again == parsed && again.ToString() == parsed.ToString();
    }

    private static void IsCurrent(string path, string content)
    {
        if (Environment.GetEnvironmentVariable("DAM_RENEW") is { Length: > 0 })
            File.WriteAllText(path, content);

        var (had, has) = (File.ReadAllLines(path), content.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var gone = had.Where(line => line.Length > 0).Except(has).Select(line => $"- {line}");
        var come = has.Except(had).Select(line => $"+ {line}");
        Assert.True(File.ReadAllText(path) == content, $"{path} is stale; renew it: {Renewing}\n{string.Join('\n', gone.Concat(come))}");
    }
}
