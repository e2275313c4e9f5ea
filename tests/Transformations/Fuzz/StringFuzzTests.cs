using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Tests;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Video;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Transformations.Tests.Fuzz;

/// <summary>Mutated strings through everything that reads what a client wrote.</summary>
public sealed class StringFuzzTests(ITestOutputHelper output)
{
    private static readonly PlanInput Picture = new() { Size = new(640, 427), Faces = [new(100, 90, 60, 50)], CustomCoordinates = new(10, 20, 30, 40) };

    private static readonly string[] Starts = ["/demo/image/upload/", "/demo/", "/demo/images/", "/demo/video/upload/", "/demo/image/fetch/", "/demo/files/", "/demo/image/upload/s--abcdefgh--/"];

    [Fact]
    public void No_string_ends_in_any_error_but_the_one_of_this_room()
        => Run(text =>
        {
            var start = Starts[text.Length % Starts.Length];
            _ = Try(() => DeliveryUrl.Parse(start + text), out _);
            _ = Try(() => DeliveryUrl.Parse(start + text + "/v1/sample.png"), out _);
            if (!Try(() => Transformation.Parse(text), out var parsed))
                return;

            _ = Try(() => Plan.Check(parsed!, ServedEffects.Catalog), out _);
            _ = Try(() => VideoPlan.Check(parsed!, ServedEffects.Catalog), out _);
            if (Try(() => Plan.Of(parsed!, Picture, ServedEffects.Catalog), out var plan))
                _ = Try(() => plan!.After(Picture), out _);
        });

    [Fact]
    public void Printing_what_was_read_and_reading_it_again_changes_nothing()
        => Run(text =>
        {
            if (!Try(() => Transformation.Parse(text), out var parsed))
                return;

            var printed = parsed!.ToString();
            if (printed.Length > Transformation.MaxLength)
                return;

            var again = Transformation.Parse(printed);
            Assert.Equal(parsed, again);
            Assert.Equal(printed, again.ToString());
        });

    [Fact]
    public void Reading_allocates_in_proportion_to_the_length()
    {
        var (transformation, url) = (0L, 0L);
        Run(text =>
        {
            var length = text.Length + 100;
            transformation = Math.Max(transformation, Allocated(() => Transformation.Parse(text)) / length);
            url = Math.Max(url, Allocated(() => DeliveryUrl.Parse(Starts[0] + text)) / length);
            Assert.InRange(transformation, 0, 600);
            Assert.InRange(url, 0, 4_000);
        });
        output.WriteLine($"At most {transformation} bytes a character for a transformation, {url} for a URL.");
    }

    private void Run(Action<string> check)
    {
        var budget = new FuzzBudget(seconds: 3, rounds: 20_000);
        var mutator = new Mutator(budget.Random);
        while (budget.Next())
        {
            var text = mutator.Next();
            try
            {
                check(text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{budget}, the input: {text}", e);
            }
        }

        output.WriteLine(budget.ToString());
    }

    /// <summary>False when it ends in the error of this room; any other goes on.</summary>
    private static bool Try<T>(Func<T> read, out T? result)
    {
        try
        {
            result = read();
            return true;
        }
        catch (TransformationException error)
        {
            Assert.NotEmpty(error.Message);
            result = default;
            return false;
        }
    }

    /// <summary>Bytes that reading allocates, the least of three times: the first also pays for what the runtime loads once.</summary>
    private static long Allocated<T>(Func<T> read)
    {
        var least = long.MaxValue;
        for (var time = 0; time < 3; time++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = Try(read, out _);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
