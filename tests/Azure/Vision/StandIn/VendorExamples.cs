using System.Text.Json.Nodes;

namespace ServerlessDam.Azure.Tests.Vision.StandIn;

/// <summary>
/// The answers that the documentation shows, in the shape of its how-to for 2023-10-01: things and their places of concept-object-detection-40.md (1260 x 473),
/// persons of concept-people-detection.md (300 x 231), tags of concept-tag-images-40.md, the caption of concept-describe-images-40.md, lines of concept-ocr.md
/// (1000 x 945). Places are brought to the size of the picture that was sent.
/// </summary>
internal static class VendorExamples
{
    private static readonly (string Name, double Confidence, int X, int Y, int W, int H)[] Things =
    [
        ("kitchen appliance", 0.501, 730, 66, 135, 85),
        ("computer keyboard", 0.51, 523, 377, 185, 46),
        ("Laptop", 0.85, 471, 218, 289, 226),
        ("person", 0.855, 654, 0, 584, 473),
    ];

    private static readonly (double Confidence, int X, int Y, int W, int H)[] Persons =
    [
        (0.9474349617958069, 0, 41, 95, 189),
        (0.9470965266227722, 204, 96, 95, 134),
        (0.8943784832954407, 53, 20, 136, 210),
        (0.2713555097579956, 170, 31, 91, 199),
    ];

    private static readonly (string Name, double Confidence)[] Tags = [("grass", 0.9960499405860901), ("outdoor", 0.9956876635551453), ("building", 0.9893627166748047)];

    private static readonly (string Text, int[] Corners, (string Text, double Confidence)[] Words)[] Lines =
    [
        ("You must be the change you", [253, 267, 670, 262, 671, 307, 254, 318], [("You", 0.998), ("must", 0.988), ("be", 0.928), ("the", 0.997), ("change", 0.995), ("you", 0.998)]),
        ("Wish to see in the world !", [326, 343, 691, 332, 693, 369, 327, 382], [("Wish", 0.98), ("to", 0.997), ("see", 0.998)]),
    ];

    public static string Answer((int Width, int Height) size, IReadOnlyCollection<string> features)
    {
        var answer = new JsonObject { ["modelVersion"] = "2023-10-01", ["metadata"] = new JsonObject { ["width"] = size.Width, ["height"] = size.Height } };
        if (features.Contains("objects"))
        {
            answer["objectsResult"] = Values(Things.Select(thing => new JsonObject
            {
                ["boundingBox"] = Box(size, (1260, 473), (thing.X, thing.Y, thing.W, thing.H)),
                ["tags"] = new JsonArray(new JsonObject { ["name"] = thing.Name, ["confidence"] = thing.Confidence }),
            }));
        }

        if (features.Contains("people"))
        {
            answer["peopleResult"] = Values(Persons.Select(person => new JsonObject
            {
                ["boundingBox"] = Box(size, (300, 231), (person.X, person.Y, person.W, person.H)),
                ["confidence"] = person.Confidence,
            }));
        }

        if (features.Contains("tags"))
        {
            answer["tagsResult"] = Values(Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["confidence"] = tag.Confidence }));
        }

        if (features.Contains("caption"))
        {
            answer["captionResult"] = new JsonObject { ["text"] = "a man pointing at a screen", ["confidence"] = 0.4891590476036072 };
        }

        if (features.Contains("read"))
        {
            answer["readResult"] = new JsonObject { ["blocks"] = new JsonArray(new JsonObject { ["lines"] = new JsonArray([.. Lines.Select(line => Line(size, line))]) }) };
        }

        return answer.ToJsonString();
    }

    private static JsonObject Line((int, int) size, (string Text, int[] Corners, (string Text, double Confidence)[] Words) line) => new()
    {
        ["text"] = line.Text,
        ["boundingPolygon"] = Polygon(size, line.Corners),
        ["words"] = new JsonArray([.. line.Words.Select(word => new JsonObject
        {
            ["text"] = word.Text,
            ["boundingPolygon"] = Polygon(size, line.Corners),
            ["confidence"] = word.Confidence,
        })]),
    };

    private static JsonArray Polygon((int Width, int Height) size, int[] corners)
        => new([.. corners.Chunk(2).Select(point => new JsonObject { ["x"] = point[0] * size.Width / 1000, ["y"] = point[1] * size.Height / 945 })]);

    private static JsonObject Box((int Width, int Height) size, (int Width, int Height) shown, (int X, int Y, int W, int H) box) => new()
    {
        ["x"] = box.X * size.Width / shown.Width,
        ["y"] = box.Y * size.Height / shown.Height,
        ["w"] = box.W * size.Width / shown.Width,
        ["h"] = box.H * size.Height / shown.Height,
    };

    private static JsonObject Values(IEnumerable<JsonNode> values) => new() { ["values"] = new JsonArray([.. values]) };
}
