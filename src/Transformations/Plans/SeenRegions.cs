using System.Collections.Frozen;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>
/// What was seen in a picture, by the names that a gravity may ask for. A thing goes by the label that a detector gave it, without blanks
/// (<c>trafficlight</c>); gravities also know older names of things and kinds of things.
/// </summary>
public static class SeenRegions
{
    /// <summary>The name of a line of text.</summary>
    public const string Text = "ocrtext";

    /// <summary>The name of what stands out from its background where nothing else has a name.</summary>
    public const string Subject = "subject";

    private static readonly FrozenDictionary<string, FrozenSet<string>> Kinds = new Dictionary<string, string>
    {
        ["advocr"] = Text,
        ["tvmonitor"] = "tv",
        ["sofa"] = "couch",
        ["motorbike"] = "motorcycle",
        ["aeroplane"] = "airplane",
        ["accessory"] = "frisbee skis snowboard sportsball kite baseballbat baseballglove skateboard surfboard tennisracket backpack umbrella handbag tie suitcase",
        ["animal"] = "bird cat dog horse sheep cow elephant bear zebra giraffe",
        ["appliance"] = "microwave oven toaster sink refrigerator",
        ["electronic"] = "tv laptop mouse remote keyboard cellphone",
        ["food"] = "banana apple sandwich orange broccoli carrot hotdog pizza donut cake",
        ["furniture"] = "chair couch pottedplant bed diningtable toilet",
        ["indoor"] = "book clock vase scissors teddybear hairdrier toothbrush",
        ["kitchen"] = "bottle wineglass cup fork knife spoon bowl",
        ["outdoor"] = "trafficlight stopsign parkingmeter firehydrant bench",
        ["vehicle"] = "bicycle car motorcycle airplane bus train truck boat",
    }.ToFrozenDictionary(kind => kind.Key, kind => kind.Value.Split(' ').ToFrozenSet());

    /// <summary>A label, or a name in a gravity, as it is compared: <c>sports ball</c> and <c>sports_ball</c> are one.</summary>
    public static string NameOf(string label) => label.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);

    /// <summary>Whether what is asked for is what was seen.</summary>
    public static bool Is(string asked, string seen)
        => asked == seen || (Kinds.TryGetValue(asked, out var labels) && labels.Contains(seen)) || (asked == "object" && IsThing(seen));

    /// <summary>Where the first of the names that was seen is: the largest of several things, but all lines of a text. Null when none was.</summary>
    public static PixelRect? First(ValueList<NamedRegion> seen, ValueList<string> names)
    {
        foreach (var name in seen.Count == 0 ? [] : names)
        {
            var boxes = seen.Where(region => Is(name, region.Name)).ToList();
            if (boxes.Count > 0)
                return boxes[0].Name == Text ? boxes.Select(region => region.Box).Aggregate((all, box) => all.Union(box)) : boxes.MaxBy(region => region.Box.Size.Area)!.Box;
        }

        return null;
    }

    /// <summary>
    /// What counts beside the faces when the pixels choose a window, as shares of what a face counts: things that are named; else, where no
    /// face is known, all things; else what stands out. A large thing counts more than a small one.
    /// </summary>
    public static IEnumerable<(PixelRect Box, double Weight)> Weighed(PictureState picture, AutoWeights weights)
    {
        var named = (weights.Things ?? []).SelectMany(thing => Shared(picture.Seen.Where(region => Is(thing.Name, region.Name)), thing.Weight)).ToList();
        if (named.Exists(each => each.Weight > 0) || (picture.Faces.Count > 0 && weights.Faces > 0))
            return named;

        // Who wants no faces wants nobody.
        bool IsWanted(string name) => !(weights.Things ?? []).Any(thing => Is(thing.Name, name)) && (name != "person" || weights.Faces > 0);
        var things = Shared(picture.Seen.Where(region => IsThing(region.Name) && IsWanted(region.Name)), 1).ToList();
        return [.. named, .. things.Count > 0 ? things : Shared(picture.Seen.Where(region => region.Name == Subject), 1)];
    }

    private static bool IsThing(string seen) => seen is not (Text or Subject);

    private static IEnumerable<(PixelRect Box, double Weight)> Shared(IEnumerable<NamedRegion> regions, double weight)
    {
        var boxes = regions.Select(region => region.Box).ToList();
        var all = boxes.Sum(box => Math.Sqrt(box.Size.Area));
        return boxes.Select(box => (box, weight * Math.Sqrt(box.Size.Area) / all));
    }
}
